/** The implementation of the module's interface. */
@NullMarked
package io.crossdock.sourcing.internal;

import org.jspecify.annotations.NullMarked;
