/**
 * Owns what people and marketplaces do: ordering, sending again, canceling, returning, resolving holds. Promises to
 * remember everything that Crossdock acknowledged, and to try again until it did.
 */
@NullMarked
package io.crossdock.world.traffic;

import org.jspecify.annotations.NullMarked;
