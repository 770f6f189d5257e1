/** The router for larger orders: a search with a proven bound. */
@NullMarked
package io.crossdock.sourcing.search;

import org.jspecify.annotations.NullMarked;
