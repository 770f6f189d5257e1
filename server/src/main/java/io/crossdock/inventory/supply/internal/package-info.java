/** Rules and statements of inventory.supply; nothing here is for other rooms unless it is public. */
@NullMarked
package io.crossdock.inventory.supply.internal;

import org.jspecify.annotations.NullMarked;
