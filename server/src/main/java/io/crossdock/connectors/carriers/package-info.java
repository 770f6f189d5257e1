/** Connector kinds of carriers and of aggregators of carriers. */
@NullMarked
package io.crossdock.connectors.carriers;

import org.jspecify.annotations.NullMarked;
