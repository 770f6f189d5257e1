/** Rules and statements of inventory.carthold; nothing here is for other rooms unless it is public. */
@NullMarked
package io.crossdock.inventory.carthold.internal;

import org.jspecify.annotations.NullMarked;
