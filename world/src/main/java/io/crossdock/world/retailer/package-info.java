/** Owns the demo retailer: places, SKUs, nodes and stock. Promises the same network for the same seed. */
@NullMarked
package io.crossdock.world.retailer;

import org.jspecify.annotations.NullMarked;
