/** Reallocation over HTTP. */
@NullMarked
package io.crossdock.allocation.reallocation.web;

import org.jspecify.annotations.NullMarked;
