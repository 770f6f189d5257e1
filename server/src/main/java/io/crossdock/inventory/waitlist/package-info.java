/** Who waits for stock, and who is served when some comes in. */
@NullMarked
package io.crossdock.inventory.waitlist;

import org.jspecify.annotations.NullMarked;
