/** Availability over HTTP. */
@NullMarked
package io.crossdock.inventory.availability.web;

import org.jspecify.annotations.NullMarked;
