/** HTTP endpoints of reallocation and closures. */
@NullMarked
package io.crossdock.allocation.reallocation.web;

import org.jspecify.annotations.NullMarked;
