/** Payment providers that Crossdock can talk to: one connector kind each. */
@NullMarked
package io.crossdock.connectors.payments;

import org.jspecify.annotations.NullMarked;
