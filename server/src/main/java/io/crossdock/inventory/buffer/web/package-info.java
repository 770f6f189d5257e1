/** Buffer over HTTP. */
@NullMarked
package io.crossdock.inventory.buffer.web;

import org.jspecify.annotations.NullMarked;
