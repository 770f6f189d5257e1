/** Refreshes the shadow prices that decisions use. */
@NullMarked
package io.crossdock.allocation.price;

import org.jspecify.annotations.NullMarked;
