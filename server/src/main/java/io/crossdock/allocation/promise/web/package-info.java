/** HTTP endpoints of promises. */
@NullMarked
package io.crossdock.allocation.promise.web;

import org.jspecify.annotations.NullMarked;
