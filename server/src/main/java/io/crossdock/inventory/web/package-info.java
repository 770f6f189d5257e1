/** Stock over HTTP. */
@NullMarked
package io.crossdock.inventory.web;

import org.jspecify.annotations.NullMarked;
