/**
 * Owns a payment provider with the API of Adyen Checkout and a ledger of its own. Promises one effect per idempotency
 * key, and that a refused operation never moves money, so that checks can rely on its ledger.
 */
@NullMarked
package io.crossdock.world.payments;

import org.jspecify.annotations.NullMarked;
