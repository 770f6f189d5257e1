/** HTTP endpoints of stock prices. */
@NullMarked
package io.crossdock.allocation.price.web;

import org.jspecify.annotations.NullMarked;
