/** Rules and statements of inventory.buffer; nothing here is for other rooms unless it is public. */
@NullMarked
package io.crossdock.inventory.buffer.internal;

import org.jspecify.annotations.NullMarked;
