package io.crossdock.orders.consent;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is asked whose order has to wait.
 *
 * @param order number of the order
 * @param question 1 for the order's first delay, 2 for the next
 * @param state what became of it; {@code asked}: it can be answered until its time is over
 * @param askedAt business time
 * @param terms until when an answer is awaited; absent where the customer need not be asked
 * @param deliverBy the date that the customer was told; absent: none is known
 * @param answer who answered; absent where nobody did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WaitQuestion(
        @JsonIgnore long order,
        int question,
        WaitState state,
        Instant askedAt,
        @Nullable WaitTerms terms,
        @Nullable Instant deliverBy,
        @Nullable WaitWord answer) {

    /**
     * The terms of a question.
     *
     * @param answerBy business time until which an answer is awaited
     * @param silence {@code wait} or {@code cancel}: what no answer until then means
     * @param clock the question with which the time began; another date does not begin it anew
     */
    public record WaitTerms(Instant answerBy, SilenceTerm silence, int clock) {}

    /**
     * Who answered.
     *
     * @param by the person or system, as the header {@code Crossdock-Actor} named it
     * @param at business time
     * @param note in their words; empty: none
     */
    public record WaitWord(String by, Instant at, String note) {}

    /** Whether the units that lack are to be canceled. */
    public boolean endsWait() {
        return state == WaitState.DECLINED
                || state == WaitState.UNANSWERED && terms != null && terms.silence() == SilenceTerm.CANCEL;
    }
}
