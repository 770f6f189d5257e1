/** Rules and statements of inventory.availability; nothing here is for other rooms unless it is public. */
@NullMarked
package io.crossdock.inventory.availability.internal;

import org.jspecify.annotations.NullMarked;
