/** HTTP endpoints of cart holds. */
@NullMarked
package io.crossdock.allocation.carthold.web;

import org.jspecify.annotations.NullMarked;
