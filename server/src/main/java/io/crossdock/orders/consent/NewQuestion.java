package io.crossdock.orders.consent;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A delay of which a customer is asked, or need not be.
 *
 * @param before the order's question before; null: this is its first delay
 * @param deliverBy the date that the customer is told; null: none is known
 * @param deliverDay the same as a day, on the clock of the node that the goods come from; null likewise
 * @param time how long an answer is awaited; null: the customer need not be asked
 */
public record NewQuestion(
        long order,
        @Nullable WaitQuestion before,
        @Nullable Instant deliverBy,
        @Nullable LocalDate deliverDay,
        @Nullable Duration time,
        SilenceTerm silence) {

    /** 1 for the order's first delay, 2 for the next. */
    public static int number(@Nullable WaitQuestion before) {
        return before == null ? 1 : before.question() + 1;
    }

    /**
     * The question as it is stored. One that takes the place of an open one ends when that would have, and means no
     * less by silence: news prolong nothing, and what the customer was told first still holds.
     */
    WaitQuestion at(Instant now) {
        int number = number(before);
        if (time == null) {
            return new WaitQuestion(order, number, WaitState.NOT_ASKED, now, null, deliverBy, null);
        }
        var open = before != null && before.state() == WaitState.ASKED ? before.terms() : null;
        var terms = open == null
                ? new WaitQuestion.WaitTerms(now.plus(time), silence, number)
                : new WaitQuestion.WaitTerms(
                        open.answerBy(),
                        open.silence() == SilenceTerm.CANCEL ? SilenceTerm.CANCEL : silence,
                        open.clock());
        return new WaitQuestion(order, number, WaitState.ASKED, now, terms, deliverBy, null);
    }
}
