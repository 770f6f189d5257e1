package io.crossdock.orders.consent;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.orders.deadline.DeadlineKind;
import io.crossdock.orders.deadline.NewDeadline;
import io.crossdock.orders.deadline.OrderDeadlines;
import io.crossdock.orders.deadline.PassedDeadline;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Questions whether customers wait for goods that lack, in sets. An order has one open question at most, with one
 * deadline; every delay is a question of its own, also one that nobody has to be asked about.
 *
 * <p>The caller has locked the orders.
 */
@Component
public final class WaitConsents {

    /** Event; data is {@link ConsentFact.Asked}. */
    public static final EventType<ConsentFact.Asked> ASKED = new EventType<>("wait-asked", ConsentFact.Asked.class);

    /** Event; data is {@link ConsentFact.Answered}: somebody answered; the actor is who. */
    public static final EventType<ConsentFact.Answered> ANSWERED =
            new EventType<>("wait-answered", ConsentFact.Answered.class);

    /** Event; data is {@link ConsentFact.Unanswered}: nobody answered in time. */
    public static final EventType<ConsentFact.Unanswered> UNANSWERED =
            new EventType<>("wait-unanswered", ConsentFact.Unanswered.class);

    /** Event; data is {@link ConsentFact.GoodsCame}: the goods came before an answer. */
    public static final EventType<ConsentFact.GoodsCame> GOODS_CAME =
            new EventType<>("wait-goods-came", ConsentFact.GoodsCame.class);

    /** Signal to an order's process: the units that lack are to be canceled. */
    public static final String DECLINED_SIGNAL = "wait-declined";

    /** Longest time that an answer is awaited, in hours: 60 days. */
    public static final int HOURS_MAX = 1_440;

    private static final String SOURCE = "table";
    private static final String OWNER = "customer-service";

    private final OrderDeadlines deadlines;

    public WaitConsents(OrderDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** All questions of orders, by order and number. */
    public List<WaitQuestion> of(Tx tx, Collection<Long> orders) {
        return orders.isEmpty() ? List.of() : ConsentStore.of(tx, orders);
    }

    /** The newest question of each order; an order that was never delayed is absent. */
    public Map<Long, WaitQuestion> last(Tx tx, Collection<Long> orders) {
        var last = new HashMap<Long, WaitQuestion>();
        of(tx, orders).forEach(q -> last.put(q.order(), q));
        return last;
    }

    /** Stores delays, and begins to wait for answers. @param fresh one per order */
    public void ask(Tx tx, List<NewQuestion> fresh) {
        var stored = fresh.stream().map(q -> q.at(tx.at())).toList();
        var asked = stored.stream().filter(q -> q.terms() != null).toList();
        if (!asked.isEmpty()) {
            ConsentStore.end(tx, asked.stream().map(WaitQuestion::order).toList(), WaitState.REPLACED);
        }
        if (!stored.isEmpty()) {
            ConsentStore.insert(tx, stored);
        }
        deadlines.watch(tx, asked.stream().map(WaitConsents::deadline).toList());
        for (int i = 0; i < fresh.size(); i++) {
            var terms = stored.get(i).terms();
            if (terms != null) {
                tell(tx, stored.get(i), terms, fresh.get(i).deliverDay());
            }
        }
    }

    private static NewDeadline deadline(WaitQuestion asked) {
        var terms = Objects.requireNonNull(asked.terms());
        return new NewDeadline(asked.order(), DeadlineKind.WAIT_ANSWER, terms.clock(), terms.answerBy(), SOURCE, OWNER);
    }

    private static void tell(Tx tx, WaitQuestion asked, WaitQuestion.WaitTerms terms, @Nullable LocalDate day) {
        tx.emit(
                asked.order(),
                ASKED,
                new ConsentFact.Asked(asked.question(), terms.answerBy(), terms.silence(), asked.deliverBy(), day));
    }

    /** The customer was told a date meanwhile, where there was none: a later one is another delay. */
    public void date(Tx tx, Map<WaitQuestion, Instant> dates) {
        if (!dates.isEmpty()) {
            ConsentStore.date(
                    tx,
                    dates.entrySet().stream()
                            .map(e -> new ConsentStore.Dated(
                                    e.getKey().order(), e.getKey().question(), e.getValue()))
                            .toList());
        }
    }

    /** Somebody answered, in the name of {@link Tx#actor()}. A refusal is offered to the order's process. */
    public void answer(Tx tx, WaitQuestion last, WaitAnswer answer, String note) {
        boolean declined = answer == WaitAnswer.DECLINE;
        ConsentStore.answer(tx, last, declined ? WaitState.DECLINED : WaitState.ACCEPTED, note);
        tx.emit(last.order(), ANSWERED, new ConsentFact.Answered(last.question(), answer, note));
        met(tx, List.of(last));
        if (declined) {
            decline(tx, last, note);
        }
    }

    /** Offers a refusal to the order's process, also again. */
    public void decline(Tx tx, WaitQuestion last, String note) {
        tx.signal(new Tx.Signal(last.order(), DECLINED_SIGNAL, Map.of("question", last.question()), note));
    }

    /** The time of questions has passed without an answer. */
    public void passed(Tx tx, List<PassedDeadline> passed) {
        var over = passed.stream()
                .filter(one -> one.kind() == DeadlineKind.WAIT_ANSWER && one.told() != PassedDeadline.Told.NEAR)
                .toList();
        if (over.isEmpty()) {
            return;
        }
        var ended = ConsentStore.over(
                tx,
                over.stream().map(PassedDeadline::order).toList(),
                over.stream().map(PassedDeadline::ref).toList());
        for (var question : ended) {
            var silence = Objects.requireNonNull(question.terms()).silence();
            tx.emit(question.order(), UNANSWERED, new ConsentFact.Unanswered(question.question(), silence));
            if (question.endsWait()) {
                decline(tx, question, "nobody answered in time");
            }
        }
    }

    /** The orders have their goods: nothing is left to be asked. */
    public void goodsCame(Tx tx, Collection<Long> orders) {
        var ended = ConsentStore.end(tx, orders, WaitState.GOODS_CAME);
        ended.forEach(q -> tx.emit(q.order(), GOODS_CAME, new ConsentFact.GoodsCame(q.question())));
        met(tx, ended);
    }

    /** The orders have ended; their deadlines with them. */
    public void end(Tx tx, Collection<Long> orders) {
        ConsentStore.end(tx, orders, WaitState.ENDED);
    }

    private void met(Tx tx, List<WaitQuestion> questions) {
        deadlines.met(
                tx,
                DeadlineKind.WAIT_ANSWER,
                questions.stream().map(WaitQuestion::order).toList(),
                questions.stream()
                        .map(q -> (long) Objects.requireNonNull(q.terms()).clock())
                        .toList());
    }
}
