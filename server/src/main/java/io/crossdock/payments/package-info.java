/**
 * Owns money: what an order may be charged, every request to a payment provider, and the append-only ledger of
 * movements.
 *
 * <p>Promises that each charge and refund happens at most once, that no more is captured than was invoiced for shipped
 * goods, and that no more is refunded than was captured.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package io.crossdock.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
