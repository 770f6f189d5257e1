/** The waiting list: orders that wait for stock, and whom new units serve. */
@NullMarked
package io.crossdock.inventory.waitlist;

import org.jspecify.annotations.NullMarked;
