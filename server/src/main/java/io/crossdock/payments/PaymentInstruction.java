package io.crossdock.payments;

import io.crossdock.shared.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Result of planning a payment request: a call to the provider, or nothing to do. */
public sealed interface PaymentInstruction {

    /**
     * A call to the provider. It is stored before it is made, under a key that stays the same over retries.
     *
     * @param key idempotency key and merchant reference; starts with the subject's name, {@code F12-capture}
     * @param token the stored payment method
     * @param payer what the provider knows the customer by; null where the order names nothing
     * @param provider name of the provider to ask
     * @param authorization the authorization that the call belongs to; an authorization belongs to itself
     */
    record Call(
            PaymentOperation kind,
            String key,
            Money amount,
            String token,
            @Nullable String payer,
            String provider,
            Authorization authorization)
            implements PaymentInstruction {}

    /**
     * The authorization that a call belongs to.
     *
     * @param key to ask for it again where its answer is not known
     * @param reference the provider's own; null for an authorization, and for a void while the answer to the
     *     authorization is not known
     */
    record Authorization(String key, Money amount, @Nullable String reference) {}

    /**
     * Calls for several tenders of an order, in the sequence in which they are to be made.
     *
     * @param calls at least one, all of one operation
     * @param rest the state of those tenders that need no call
     */
    record Split(List<Call> calls, MovementState rest) implements PaymentInstruction {

        public Split {
            calls = List.copyOf(calls);
        }

        /**
         * The state of the whole. One refused authorization refuses the order, whatever is still to come of others.
         * Otherwise the whole is known when all parts are.
         */
        public MovementState state(List<MovementState> states) {
            var all = new ArrayList<>(states);
            all.add(rest);
            boolean refused = all.contains(MovementState.REFUSED);
            if (refused && authorizes()) {
                return MovementState.REFUSED;
            }
            if (all.contains(MovementState.PENDING)) {
                return MovementState.PENDING;
            }
            return refused ? MovementState.REFUSED : MovementState.DONE;
        }

        /** Whether a refusal of one makes the calls after it needless. */
        public boolean authorizes() {
            return calls.getFirst().kind() == PaymentOperation.AUTHORIZE;
        }
    }

    /** Nothing to ask the provider. */
    record Settled(MovementState state) implements PaymentInstruction {}
}
