/** Rules and statements of inventory.kit; nothing here is for other rooms unless it is public. */
@NullMarked
package io.crossdock.inventory.kit.internal;

import org.jspecify.annotations.NullMarked;
