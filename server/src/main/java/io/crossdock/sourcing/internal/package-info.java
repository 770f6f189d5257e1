/** The facade of sourcing; nothing here is for other modules. */
@NullMarked
package io.crossdock.sourcing.internal;

import org.jspecify.annotations.NullMarked;
