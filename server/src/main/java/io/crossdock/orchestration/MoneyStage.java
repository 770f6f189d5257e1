package io.crossdock.orchestration;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.payments.MoneyAnswer;
import io.crossdock.payments.MoneyOrder;
import io.crossdock.payments.MoneyState;
import io.crossdock.payments.MoneyWish;
import io.crossdock.payments.PaymentProvider;
import io.crossdock.payments.Payments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A stage that moves money: writes the request down, asks the provider with no transaction open, stores what it said. What is settled
 * already is answered without a call.
 */
final class MoneyStage implements Capability.Remote<MoneyOrder, Optional<MoneyAnswer>> {

    /** What the stage wants, per element. */
    interface Wishes {
        List<MoneyWish> of(Tx tx, List<Work> batch);
    }

    /** How the stage names what came out. */
    record Words(String done, String collected, String pending, String refused) {

        private String of(MoneyState state) {
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
    private final Wishes wishes;
    private final Payments payments;
    private final PaymentProvider provider;

    MoneyStage(String name, Words words, Wishes wishes, Payments payments, PaymentProvider provider) {
        this.name = name;
        this.words = words;
        this.wishes = wishes;
        this.payments = payments;
        this.provider = provider;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> outcomes() {
        return Set.copyOf(List.of(words.done, words.collected, words.pending, words.refused).stream().distinct().toList());
    }

    @Override
    public List<MoneyOrder> load(Tx tx, List<Work> batch) {
        return payments.request(tx, wishes.of(tx, batch));
    }

    @Override
    public Optional<MoneyAnswer> call(MoneyOrder request) throws Unavailable {
        return switch (request) {
            case MoneyOrder.Call call -> Optional.of(provider.move(call));
            case MoneyOrder.Settled settled -> Optional.empty();
        };
    }

    @Override
    public List<Outcome> store(Tx tx, List<Answered<MoneyOrder, Optional<MoneyAnswer>>> batch) {
        var answers = new ArrayList<MoneyAnswer>();
        batch.forEach(b -> b.answer().ifPresent(answers::add));
        var states = payments.answered(tx, answers).iterator();
        return batch.stream()
                .map(b -> switch (b.request()) {
                    case MoneyOrder.Call call -> states.next();
                    case MoneyOrder.Settled settled -> settled.state();
                })
                .map(state -> Outcome.of(words.of(state)))
                .toList();
    }
}
