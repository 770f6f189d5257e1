/** Rules and statements of inventory.count; nothing here is for other rooms unless it is public. */
@NullMarked
package io.crossdock.inventory.count.internal;

import org.jspecify.annotations.NullMarked;
