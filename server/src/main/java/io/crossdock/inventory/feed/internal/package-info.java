/** Rules and statements of inventory.feed; nothing here is for other rooms unless it is public. */
@NullMarked
package io.crossdock.inventory.feed.internal;

import org.jspecify.annotations.NullMarked;
