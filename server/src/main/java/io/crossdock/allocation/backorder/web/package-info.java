/** Backorder over HTTP. */
@NullMarked
package io.crossdock.allocation.backorder.web;

import org.jspecify.annotations.NullMarked;
