package io.crossdock.orders.consent;

import io.crossdock.orders.consent.ConsentRequests.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * What an answer means to an order. The last word counts while the order waits; consent counts only for the date that
 * is asked about now, a refusal always. Pure.
 */
public final class ConsentRule {

    private ConsentRule() {}

    /**
     * Of an order that stands where its process takes a refusal.
     *
     * @param all all questions of the order, the first one first
     */
    public static Outcome waiting(List<WaitQuestion> all, int question, WaitAnswer answer) {
        var known = known(all, question, answer);
        if (known.isPresent()) {
            return known.get();
        }
        var last = asked(all).getLast();
        if (last.state() == WaitState.GOODS_CAME) {
            return Outcome.NOT_WAITING;
        }
        return answer == WaitAnswer.ACCEPT && question < last.question() ? Outcome.REPLACED : Outcome.TAKEN;
    }

    /** Of an order that stands elsewhere. */
    public static Outcome goingOn(List<WaitQuestion> all, int question, WaitAnswer answer) {
        return known(all, question, answer).orElse(Outcome.NOT_WAITING);
    }

    private static List<WaitQuestion> asked(List<WaitQuestion> all) {
        return all.stream().filter(q -> q.state() != WaitState.NOT_ASKED).toList();
    }

    /** What does not depend on where the order stands. */
    private static Optional<Outcome> known(List<WaitQuestion> all, int question, WaitAnswer answer) {
        var asked = asked(all);
        if (asked.stream().noneMatch(q -> q.question() == question)) {
            return Optional.of(Outcome.UNKNOWN);
        }
        var last = asked.getLast();
        if (last.endsWait()) {
            return Optional.of(answer == WaitAnswer.DECLINE ? Outcome.ALREADY : Outcome.UNITS_CANCELED);
        }
        if (answer == WaitAnswer.ACCEPT && question == last.question() && last.state() == WaitState.ACCEPTED) {
            return Optional.of(Outcome.ALREADY);
        }
        return last.state() == WaitState.ENDED ? Optional.of(Outcome.ENDED) : Optional.empty();
    }
}
