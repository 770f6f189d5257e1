/** Chooses the router for an order and records the inputs of the decision. */
@NullMarked
package io.crossdock.sourcing.router;

import org.jspecify.annotations.NullMarked;
