package io.crossdock.world.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Summary of the provider's payments. Amounts are in minor units by currency. {@code doubleCharges} counts double
 * charges: a card with two authorizations at a time, or two captures or refunds under one reference.
 *
 * @param payments number of payments that were requested, refused ones included
 * @param capturedByToken captured minor units by stored payment method; each order has one of its own
 */
public record Ledger(
        long payments,
        long refusedPayments,
        long refusedMovements,
        Map<String, Long> authorizedMinor,
        Map<String, Long> capturedMinor,
        Map<String, Long> refundedMinor,
        long doubleCharges,
        List<String> doubleChargeDetails,
        Map<String, Long> capturedByToken) {

    /**
     * For how long a card surely holds money that is not captured. Crossdock counts 30 days from its request; at the
     * speed of a demo the call may come days later.
     */
    private static final Duration HELD_MAX = Duration.ofDays(20);

    static Ledger of(List<Payment> payments) {
        Map<String, Long> authorized = new TreeMap<>();
        Map<String, Long> captured = new TreeMap<>();
        Map<String, Long> refunded = new TreeMap<>();
        Map<String, Long> byToken = new TreeMap<>();
        long refused = 0;
        long refusedMovements = 0;
        for (Payment payment : payments) {
            refused += payment.state() == Payment.State.REFUSED ? 1 : 0;
            refusedMovements += payment.movements().stream()
                    .filter(movement -> !movement.done())
                    .count();
            boolean charged = payment.state() == Payment.State.AUTHORIZED || payment.capturedMinor() > 0;
            authorized.merge(payment.currency, charged ? payment.authorizedMinor : 0, Long::sum);
            captured.merge(payment.currency, payment.capturedMinor(), Long::sum);
            refunded.merge(payment.currency, payment.refundedMinor(), Long::sum);
            byToken.merge(payment.token, payment.capturedMinor(), Long::sum);
        }
        List<String> doubles = doubles(payments);
        return new Ledger(
                payments.size(),
                refused,
                refusedMovements,
                authorized,
                captured,
                refunded,
                doubles.size(),
                doubles,
                byToken);
    }

    /** Whether two payments of a card held its money at once. */
    private static boolean heldTwice(List<Payment> ofCard) {
        List<Instant> asked =
                ofCard.stream().map(payment -> payment.askedAt).sorted().toList();
        return IntStream.range(1, asked.size())
                .anyMatch(i -> asked.get(i - 1).plus(HELD_MAX).isAfter(asked.get(i)));
    }

    /** Whether more was captured than was ever reserved at a time. */
    private static boolean chargedTwice(List<Payment> ofCard) {
        long reserved = ofCard.stream().mapToLong(p -> p.authorizedMinor).max().orElse(0);
        return ofCard.stream().mapToLong(Payment::capturedMinor).sum() > reserved;
    }

    /** What a reader needs to tell a second charge from a second authorization that was asked for too early. */
    private static String said(List<Payment> ofCard) {
        return ofCard.stream()
                .map(p -> p.psp + " asked at " + p.askedAt + ", authorized " + p.authorizedMinor + ", captured "
                        + p.capturedMinor())
                .collect(Collectors.joining("; "));
    }

    private static List<String> doubles(List<Payment> payments) {
        List<String> found = new java.util.ArrayList<>();
        payments.stream()
                .filter(payment -> payment.state() == Payment.State.AUTHORIZED || payment.capturedMinor() > 0)
                .collect(Collectors.groupingBy(payment -> payment.token, TreeMap::new, Collectors.toList()))
                .forEach((token, ofCard) -> {
                    if (ofCard.size() > 1 && (heldTwice(ofCard) || chargedTwice(ofCard))) {
                        found.add("card " + token + " is charged by " + ofCard.size() + " payments: " + said(ofCard));
                    }
                });
        for (Payment payment : payments) {
            Set<String> seen = new HashSet<>();
            for (Movement movement : payment.movements()) {
                if (movement.done() && !seen.add(movement.kind() + " " + movement.reference())) {
                    found.add(
                            movement.kind() + " " + movement.reference() + " was done twice on payment " + payment.psp);
                }
            }
        }
        return List.copyOf(found);
    }
}
