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
import java.util.stream.Stream;

/**
 * A stage that moves money: stores the request, asks the provider with no transaction open, and stores the answer. A
 * request that needs no provider is answered without a call.
 */
public final class PaymentStage implements Capability.Remote<PaymentInstruction, List<PaymentAnswer>> {

    /** Why a provider was not asked, for people. */
    private static final String NOT_ASKED = "not asked: another tender was refused";

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
    public List<PaymentAnswer> call(PaymentInstruction request) throws Unavailable {
        return switch (request) {
            case PaymentInstruction.Call call -> List.of(ask(call));
            case PaymentInstruction.Split split -> askEach(split);
            case PaymentInstruction.Settled settled -> List.of();
        };
    }

    private PaymentAnswer ask(PaymentInstruction.Call call) throws Unavailable {
        return providers.byName(call.provider()).move(call);
    }

    /**
     * Asks for one tender after the other. Where an answer is lost, all are asked again, under the same keys. Once an
     * authorization is refused, those after it are not asked for: the order has no use for them.
     */
    private List<PaymentAnswer> askEach(PaymentInstruction.Split split) throws Unavailable {
        var answers = new ArrayList<PaymentAnswer>();
        boolean refused = false;
        for (var call : split.calls()) {
            var answer = refused && split.authorizes()
                    ? new PaymentAnswer(call.key(), PaymentAnswer.Result.REFUSED, null, NOT_ASKED)
                    : ask(call);
            refused |= answer.result() == PaymentAnswer.Result.REFUSED;
            answers.add(answer);
        }
        return answers;
    }

    @Override
    public List<Outcome> store(Tx tx, List<Answered<PaymentInstruction, List<PaymentAnswer>>> batch) {
        var answers = new ArrayList<PaymentAnswer>();
        batch.forEach(b -> answers.addAll(b.answer()));
        var states = payments.answered(tx, answers).iterator();
        return batch.stream()
                .map(b -> switch (b.request()) {
                    case PaymentInstruction.Call call -> states.next();
                    case PaymentInstruction.Split split ->
                        split.state(split.calls().stream()
                                .map(call -> states.next())
                                .toList());
                    case PaymentInstruction.Settled settled -> settled.state();
                })
                .map(state -> Outcome.of(words.of(state)))
                .toList();
    }
}
