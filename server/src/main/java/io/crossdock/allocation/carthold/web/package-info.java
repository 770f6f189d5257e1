/** Carthold over HTTP. */
@NullMarked
package io.crossdock.allocation.carthold.web;

import org.jspecify.annotations.NullMarked;
