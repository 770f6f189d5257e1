/**
 * Feeds: stock figures of other systems, absolute, as deltas or as resets, which may be late, repeated or in parts; and
 * parked rows.
 */
@NamedInterface("feed")
@NullMarked
package io.crossdock.inventory.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
