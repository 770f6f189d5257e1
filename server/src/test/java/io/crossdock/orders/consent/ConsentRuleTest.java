package io.crossdock.orders.consent;

import static io.crossdock.orders.consent.WaitAnswer.ACCEPT;
import static io.crossdock.orders.consent.WaitAnswer.DECLINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.orders.consent.ConsentRequests.Outcome;
import io.crossdock.orders.consent.WaitQuestion.WaitTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsentRuleTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private static WaitQuestion question(int number, WaitState state, SilenceTerm silence) {
        var terms = state == WaitState.NOT_ASKED ? null : new WaitTerms(NOW.plus(Duration.ofDays(3)), silence, number);
        return new WaitQuestion(7, number, state, NOW, terms, null, null);
    }

    private static Outcome of(WaitState state, SilenceTerm silence, WaitAnswer answer, String waits) {
        var asked = List.of(question(1, state, silence));
        return waits.equals("waits") ? ConsentRule.waiting(asked, 1, answer) : ConsentRule.goingOn(asked, 1, answer);
    }

    @Test
    void theLastWordCountsWhileTheOrderWaits() {
        assertThat(of(WaitState.ASKED, SilenceTerm.WAIT, ACCEPT, "waits")).isEqualTo(Outcome.TAKEN);
        assertThat(of(WaitState.ACCEPTED, SilenceTerm.WAIT, DECLINE, "waits")).isEqualTo(Outcome.TAKEN);
        assertThat(of(WaitState.UNANSWERED, SilenceTerm.WAIT, DECLINE, "waits")).isEqualTo(Outcome.TAKEN);
        assertThat(of(WaitState.UNANSWERED, SilenceTerm.WAIT, ACCEPT, "waits")).isEqualTo(Outcome.TAKEN);
    }

    @Test
    void theSameAnswerAgainChangesNothing() {
        assertThat(of(WaitState.ACCEPTED, SilenceTerm.WAIT, ACCEPT, "waits")).isEqualTo(Outcome.ALREADY);
        assertThat(of(WaitState.ACCEPTED, SilenceTerm.WAIT, ACCEPT, "no")).isEqualTo(Outcome.ALREADY);
        assertThat(of(WaitState.DECLINED, SilenceTerm.WAIT, DECLINE, "no")).isEqualTo(Outcome.ALREADY);
    }

    @Test
    void unitsThatAreCanceledAreNotWaitedFor() {
        assertThat(of(WaitState.DECLINED, SilenceTerm.WAIT, ACCEPT, "waits")).isEqualTo(Outcome.UNITS_CANCELED);
        assertThat(of(WaitState.UNANSWERED, SilenceTerm.CANCEL, ACCEPT, "waits"))
                .isEqualTo(Outcome.UNITS_CANCELED);
    }

    @Test
    void anOrderThatDoesNotWaitTakesNoAnswer() {
        assertThat(of(WaitState.GOODS_CAME, SilenceTerm.CANCEL, DECLINE, "waits"))
                .isEqualTo(Outcome.NOT_WAITING);
        assertThat(of(WaitState.ACCEPTED, SilenceTerm.CANCEL, DECLINE, "no")).isEqualTo(Outcome.NOT_WAITING);
        assertThat(of(WaitState.ENDED, SilenceTerm.CANCEL, DECLINE, "no")).isEqualTo(Outcome.ENDED);
    }

    @Test
    void consentCountsForTheNewestQuestionAndARefusalForAll() {
        var asked = List.of(
                question(1, WaitState.ACCEPTED, SilenceTerm.WAIT), question(2, WaitState.ASKED, SilenceTerm.CANCEL));

        assertThat(ConsentRule.waiting(asked, 1, ACCEPT)).isEqualTo(Outcome.REPLACED);
        assertThat(ConsentRule.waiting(asked, 1, DECLINE)).isEqualTo(Outcome.TAKEN);
        assertThat(ConsentRule.waiting(asked, 2, ACCEPT)).isEqualTo(Outcome.TAKEN);
        assertThat(ConsentRule.waiting(asked, 3, ACCEPT)).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aDelayOfWhichNobodyWasAskedIsNoQuestion() {
        assertThat(of(WaitState.NOT_ASKED, SilenceTerm.WAIT, DECLINE, "waits")).isEqualTo(Outcome.UNKNOWN);
    }

    private static WaitTerms terms(@Nullable WaitQuestion before, SilenceTerm silence) {
        var asked = new NewQuestion(7, before, null, null, Duration.ofDays(5), silence).at(NOW.plusSeconds(60));
        return java.util.Objects.requireNonNull(asked.terms());
    }

    /** News prolong nothing, and what the customer was told first still holds. */
    @Test
    void anotherDelayBeforeTheAnswerKeepsTheClockAndTheStricterSilence() {
        var open = question(1, WaitState.ASKED, SilenceTerm.CANCEL);

        assertThat(terms(open, SilenceTerm.WAIT))
                .isEqualTo(new WaitTerms(NOW.plus(Duration.ofDays(3)), SilenceTerm.CANCEL, 1));
        assertThat(terms(question(1, WaitState.ASKED, SilenceTerm.WAIT), SilenceTerm.CANCEL)
                        .silence())
                .isEqualTo(SilenceTerm.CANCEL);
    }

    @Test
    void aDelayAfterAnAnswerHasAClockOfItsOwn() {
        var answered = question(1, WaitState.ACCEPTED, SilenceTerm.WAIT);

        assertThat(terms(answered, SilenceTerm.CANCEL))
                .isEqualTo(new WaitTerms(NOW.plusSeconds(60).plus(Duration.ofDays(5)), SilenceTerm.CANCEL, 2));
        assertThat(terms(null, SilenceTerm.WAIT).clock()).isEqualTo(1);
    }
}
