/**
 * Owns the bench of sourcing over many orders, which plays a horizon of demand under several policies with the
 * product's router.
 *
 * <p>Promises every policy the same orders, stock, missing units and closure, all drawn from one seed, and a lower
 * bound on the cost of any policy.
 */
@NullMarked
package io.crossdock.bench.network;

import org.jspecify.annotations.NullMarked;
