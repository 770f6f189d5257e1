/** Sourcing without a server, for benches and simulations. */
@NullMarked
package io.crossdock.sourcing.standalone;

import org.jspecify.annotations.NullMarked;
