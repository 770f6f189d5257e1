/** Rules and statements of inventory.transfer; nothing here is for other rooms unless it is public. */
@NullMarked
package io.crossdock.inventory.transfer.internal;

import org.jspecify.annotations.NullMarked;
