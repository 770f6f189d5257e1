/**
 * Owns the systems of warehouses and stores: accepting, picking, shipping, recalling, receiving returns. Promises one
 * fate per fulfillment: what was shipped stays shipped, what was recalled is never shipped.
 */
@NullMarked
package io.crossdock.world.nodes;

import org.jspecify.annotations.NullMarked;
