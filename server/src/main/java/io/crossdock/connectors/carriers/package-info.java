/** Carriers, and aggregators of carriers, that Crossdock can talk to: one connector kind each. */
@NullMarked
package io.crossdock.connectors.carriers;

import org.jspecify.annotations.NullMarked;
