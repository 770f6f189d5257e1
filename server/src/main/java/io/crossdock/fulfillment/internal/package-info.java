/** The stores of fulfillment. */
@NullMarked
package io.crossdock.fulfillment.internal;

import org.jspecify.annotations.NullMarked;
