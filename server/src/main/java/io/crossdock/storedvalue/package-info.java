/**
 * Owns gift cards and store credit: what each is worth, what of it is reserved, and the append-only ledger of both.
 *
 * <p>Promises that no account goes below zero however many ask at once, that a repeated key moves nothing twice, and
 * that no code is stored, logged or told again.
 */
@ApplicationModule(allowedDependencies = {"shared", "platform", "platform :: request", "payments"})
@NullMarked
package io.crossdock.storedvalue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
