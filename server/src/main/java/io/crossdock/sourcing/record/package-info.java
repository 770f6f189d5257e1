/** Records of how often nodes give work back. */
@NullMarked
package io.crossdock.sourcing.record;

import org.jspecify.annotations.NullMarked;
