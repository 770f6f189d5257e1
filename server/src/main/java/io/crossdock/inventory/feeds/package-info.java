/** How figures of stock come in and how far they are trusted: feeds, adjustments, cycle counts, learned buffers. */
@NamedInterface("feeds")
@NullMarked
package io.crossdock.inventory.feeds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
