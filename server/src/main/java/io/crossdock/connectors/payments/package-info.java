/** Connector kinds of payment providers. */
@NullMarked
package io.crossdock.connectors.payments;

import org.jspecify.annotations.NullMarked;
