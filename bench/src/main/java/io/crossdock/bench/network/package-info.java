/**
 * Owns the bench of sourcing over many orders: it plays a horizon of demand through the real router, policy by policy.
 *
 * <p>Promises the same orders, stock, missing units and outage to every policy, all of them drawn from one seed, and a
 * lower bound that no policy can beat.
 */
@NullMarked
package io.crossdock.bench.network;

import org.jspecify.annotations.NullMarked;
