/** Rules and statements of inventory.sharing; nothing here is for other rooms unless it is public. */
@NullMarked
package io.crossdock.inventory.sharing.internal;

import org.jspecify.annotations.NullMarked;
