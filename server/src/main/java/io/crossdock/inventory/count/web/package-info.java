/** Count over HTTP. */
@NullMarked
package io.crossdock.inventory.count.web;

import org.jspecify.annotations.NullMarked;
