/** Holds of orders and their types over HTTP. */
@NullMarked
package io.crossdock.orders.hold.web;

import org.jspecify.annotations.NullMarked;
