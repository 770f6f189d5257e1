/**
 * Owns a payment provider in the shape of Adyen Checkout, with a ledger of its own. Promises that an effect happens
 * once per idempotency key and that what is refused never moves money, so that it can testify.
 */
@NullMarked
package io.crossdock.world.payments;

import org.jspecify.annotations.NullMarked;
