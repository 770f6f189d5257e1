/** Shadow prices of scarce stock. */
@NullMarked
package io.crossdock.sourcing.price;

import org.jspecify.annotations.NullMarked;
