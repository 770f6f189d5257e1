/** Availability from memory that follows the log: by SKU, cart, channel, place and date. */
@NamedInterface("availability")
@NullMarked
package io.crossdock.inventory.availability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
