/** Fulfillments over HTTP. */
@NullMarked
package io.crossdock.fulfillment.web;

import org.jspecify.annotations.NullMarked;
