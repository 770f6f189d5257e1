/** Chooses the router for an order and records what the decision was made from. */
@NullMarked
package io.crossdock.sourcing.router;

import org.jspecify.annotations.NullMarked;
