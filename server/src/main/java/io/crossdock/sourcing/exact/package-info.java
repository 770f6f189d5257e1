/** The exact router for up to 12 pieces. */
@NullMarked
package io.crossdock.sourcing.exact;

import org.jspecify.annotations.NullMarked;
