package io.crossdock.world.payments;

import io.crossdock.world.payments.Movement.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A payment and its movements. Every method holds the lock of the payment. Amounts are in minor units of its currency.
 */
final class Payment {

    enum State {
        PENDING,
        AUTHORIZED,
        REFUSED,
        CANCELED
    }

    final String psp;
    final String reference;
    final String token;
    final String currency;
    final long authorizedMinor;
    final Instant askedAt;
    private State state;
    private long capturedMinor;
    private long refundedMinor;
    private final List<Movement> movements = new ArrayList<>();

    Payment(
            String psp,
            String reference,
            String token,
            String currency,
            long authorizedMinor,
            State state,
            Instant askedAt) {
        this.psp = psp;
        this.reference = reference;
        this.token = token;
        this.currency = currency;
        this.authorizedMinor = authorizedMinor;
        this.state = state;
        this.askedAt = askedAt;
    }

    /** Stores the bank's answer. A payment that was canceled meanwhile stays canceled. */
    synchronized void settle(State decided) {
        if (state == State.PENDING) {
            state = decided;
        }
    }

    synchronized Movement capture(String psp, String reference, long minor) {
        String refusal = state != State.AUTHORIZED
                ? "payment is " + name()
                : minor <= 0 || capturedMinor + minor > authorizedMinor ? "Insufficient balance on payment" : "";
        if (refusal.isEmpty()) {
            capturedMinor += minor;
        }
        return book(Kind.CAPTURE, psp, reference, minor, refusal);
    }

    synchronized Movement refund(String psp, String reference, long minor) {
        String refusal = minor <= 0 || refundedMinor + minor > capturedMinor ? "Insufficient balance on payment" : "";
        if (refusal.isEmpty()) {
            refundedMinor += minor;
        }
        return book(Kind.REFUND, psp, reference, minor, refusal);
    }

    /** Cancels the part that is authorized but not captured. */
    synchronized Movement cancel(String psp, String reference) {
        long open = authorizedMinor - capturedMinor;
        String refusal = state == State.REFUSED || state == State.CANCELED
                ? "payment is " + name()
                : open == 0 ? "Transaction is captured" : "";
        if (refusal.isEmpty()) {
            state = State.CANCELED;
        }
        return book(Kind.CANCEL, psp, reference, open, refusal);
    }

    /** Books a technical failure, which doesn't depend on the payment. */
    synchronized Movement fail(Kind kind, String psp, String reference, long minor) {
        return book(kind, psp, reference, minor, "Technical failure at the acquirer");
    }

    private Movement book(Kind kind, String psp, String reference, long minor, String refusal) {
        Movement movement = new Movement(kind, psp, this.psp, reference, currency, minor, refusal);
        movements.add(movement);
        return movement;
    }

    private String name() {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }

    synchronized State state() {
        return state;
    }

    synchronized long capturedMinor() {
        return capturedMinor;
    }

    synchronized long refundedMinor() {
        return refundedMinor;
    }

    synchronized List<Movement> movements() {
        return List.copyOf(movements);
    }
}
