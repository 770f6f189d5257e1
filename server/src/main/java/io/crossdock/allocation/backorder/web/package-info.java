/** HTTP endpoints of the waiting list. */
@NullMarked
package io.crossdock.allocation.backorder.web;

import org.jspecify.annotations.NullMarked;
