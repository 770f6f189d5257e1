/** Answers of customers who were asked to wait, over HTTP. */
@NullMarked
package io.crossdock.orders.consent.web;

import org.jspecify.annotations.NullMarked;
