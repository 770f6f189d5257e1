/** Rules and statements of inventory.disposition; nothing here is for other rooms unless it is public. */
@NullMarked
package io.crossdock.inventory.disposition.internal;

import org.jspecify.annotations.NullMarked;
