/** The rules of money, and its stores. */
@NullMarked
package io.crossdock.payments.internal;

import org.jspecify.annotations.NullMarked;
