package io.crossdock.orchestration.stage.payment;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.payments.MovementState;
import io.crossdock.payments.PaymentAnswer;
import io.crossdock.payments.PaymentInstruction;
import io.crossdock.payments.PaymentProviders;
import io.crossdock.payments.Payments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A stage that moves money: stores the request, asks the provider with no transaction open, and stores the answer. A
 * request that needs no provider is answered without a call.
 */
public final class PaymentStage implements Capability.Remote<PaymentInstruction, Optional<PaymentAnswer>> {

    /** Plans the requests of a batch, one per element, in its order. */
    interface Plan {
        List<PaymentInstruction> of(Tx tx, List<Work> batch);
    }

    /** The stage's outcome for each state of a movement. */
    record Words(String done, String collected, String pending, String refused) {

        private String of(MovementState state) {
            return switch (state) {
                case DONE -> done;
                case COLLECTED -> collected;
                case PENDING -> pending;
                case REFUSED -> refused;
            };
        }
    }

    private final String name;
    private final Words words;
    private final Plan plan;
    private final Payments payments;
    private final PaymentProviders providers;

    PaymentStage(String name, Words words, Plan plan, Payments payments, PaymentProviders providers) {
        this.name = name;
        this.words = words;
        this.plan = plan;
        this.payments = payments;
        this.providers = providers;
    }

    @Override
    public Signature signature() {
        return Signature.of(
                name,
                Stream.of(words.done, words.collected, words.pending, words.refused)
                        .distinct()
                        .toArray(String[]::new));
    }

    @Override
    public List<PaymentInstruction> load(Tx tx, List<Work> batch) {
        return plan.of(tx, batch);
    }

    @Override
    public Optional<PaymentAnswer> call(PaymentInstruction request) throws Unavailable {
        return switch (request) {
            case PaymentInstruction.Call call ->
                Optional.of(providers.byName(call.provider()).move(call));
            case PaymentInstruction.Settled settled -> Optional.empty();
        };
    }

    @Override
    public List<Outcome> store(Tx tx, List<Answered<PaymentInstruction, Optional<PaymentAnswer>>> batch) {
        var answers = new ArrayList<PaymentAnswer>();
        batch.forEach(b -> b.answer().ifPresent(answers::add));
        var states = payments.answered(tx, answers).iterator();
        return batch.stream()
                .map(b -> switch (b.request()) {
                    case PaymentInstruction.Call call -> states.next();
                    case PaymentInstruction.Settled settled -> settled.state();
                })
                .map(state -> Outcome.of(words.of(state)))
                .toList();
    }
}
