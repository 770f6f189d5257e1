package io.crossdock.orders.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Data of the events about questions whether a customer waits. */
public sealed interface ConsentFact {

    /**
     * {@link WaitConsents#ASKED}.
     *
     * @param deliverBy the date that it asks about; absent: none is known
     * @param deliverDay the same as a day, on the clock of the node that the goods come from
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Asked(
            int question,
            Instant answerBy,
            SilenceTerm silence,
            @Nullable Instant deliverBy,
            @Nullable LocalDate deliverDay)
            implements ConsentFact {}

    /** {@link WaitConsents#ANSWERED}. @param note in the words of who said it; empty: none */
    record Answered(int question, WaitAnswer answer, String note) implements ConsentFact {}

    /** {@link WaitConsents#UNANSWERED}. */
    record Unanswered(int question, SilenceTerm silence) implements ConsentFact {}

    /** {@link WaitConsents#GOODS_CAME}. */
    record GoodsCame(int question) implements ConsentFact {}
}
