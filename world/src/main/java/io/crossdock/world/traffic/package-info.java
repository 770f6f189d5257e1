/**
 * Owns the actions of people and marketplaces: ordering, sending again, canceling, returning, resolving holds. Promises
 * to send an order until Crossdock acknowledges it, and to record every acknowledgment.
 */
@NullMarked
package io.crossdock.world.traffic;

import org.jspecify.annotations.NullMarked;
