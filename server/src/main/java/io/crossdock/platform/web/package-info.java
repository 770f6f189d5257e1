/** Errors, limits and health over HTTP. */
@NullMarked
package io.crossdock.platform.web;

import org.jspecify.annotations.NullMarked;
