/** How often each node gives work back. */
@NullMarked
package io.crossdock.sourcing.record;

import org.jspecify.annotations.NullMarked;
