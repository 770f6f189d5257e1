/**
 * Owns the systems of warehouses and stores: accepting, picking, shipping, recalling, receiving returns. Promises one
 * result per fulfillment: shipped goods stay shipped, recalled goods never ship.
 */
@NullMarked
package io.crossdock.world.nodes;

import org.jspecify.annotations.NullMarked;
