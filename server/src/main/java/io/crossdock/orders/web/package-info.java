/** Lists of orders over HTTP. */
@NullMarked
package io.crossdock.orders.web;

import org.jspecify.annotations.NullMarked;
