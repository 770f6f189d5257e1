/** Price over HTTP. */
@NullMarked
package io.crossdock.allocation.price.web;

import org.jspecify.annotations.NullMarked;
