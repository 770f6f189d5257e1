/** Returns over HTTP. */
@NullMarked
package io.crossdock.returns.web;

import org.jspecify.annotations.NullMarked;
