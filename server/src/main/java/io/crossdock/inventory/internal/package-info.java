/** The facade of inventory; nothing here is for other modules. */
@NullMarked
package io.crossdock.inventory.internal;

import org.jspecify.annotations.NullMarked;
