/** The exact router, its prices and its records; nothing here is for other modules. */
@NullMarked
package io.crossdock.sourcing.internal;

import org.jspecify.annotations.NullMarked;
