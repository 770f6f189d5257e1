package io.crossdock.payments.internal;

import io.crossdock.engine.CaseKind;
import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.payments.PaymentAnswer;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.shared.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request to a provider while a transaction holds its order's row lock. */
final class ProviderRequest {

    /** State of a request. */
    enum State {
        REQUESTED,
        ACCEPTED,
        DONE,
        REFUSED,
        /** An authorization that has ended; what was captured of it stays. */
        EXPIRED;

        String sql() {
            return Words.of(this);
        }

        /** Whether the provider has yet to report the result. */
        boolean open() {
            return this == REQUESTED || this == ACCEPTED;
        }
    }

    /** The effect of an answer on a request. */
    enum Step {
        NONE,
        ACCEPT,
        BOOK,
        REFUSE,
        /** Money that had moved has come back. */
        REVERSE,
        CONTRADICT
    }

    final String key;
    final PaymentOperation kind;
    final long subject;
    final long order;
    final int attempt;
    final String entry;
    final long amount;
    State state;

    @Nullable
    String reference;

    /** The authorization of a capture or refund; null for the order's first one. */
    @Nullable
    String authKey;

    /** Number of the tender that it is about. */
    int tender = 1;

    /** Null until it is stored. */
    @Nullable
    Instant requestedAt;

    String reason;
    boolean touched;

    /** Whether it is a charge before goods leave: of the order, or of what was added to it. */
    boolean ahead;

    /** Whether the channel said that it is done, while it is booked. */
    boolean handedIn;

    /** Whether a person settled it. */
    boolean byPerson;

    ProviderRequest(
            String key, PaymentOperation kind, long subject, long order, int attempt, String entry, long amount) {
        this.key = key;
        this.kind = kind;
        this.subject = subject;
        this.order = order;
        this.attempt = attempt;
        this.entry = entry;
        this.amount = amount;
        this.state = State.REQUESTED;
        this.reason = "";
    }

    static ProviderRequest read(ResultSet rs) throws SQLException {
        var request = new ProviderRequest(
                rs.getString("key"),
                kind(rs.getString("kind")),
                rs.getLong("subject"),
                rs.getLong("order_id"),
                rs.getInt("attempt"),
                rs.getString("entry"),
                rs.getLong("amount_minor"));
        request.state = Words.parse(State.class, rs.getString("state"));
        request.reference = rs.getString("psp_reference");
        request.reason = rs.getString("reason");
        request.authKey = rs.getString("auth_key");
        request.tender = rs.getInt("tender");
        request.byPerson = rs.getBoolean("by_person");
        request.requestedAt = Sql.time(rs, "requested_at");
        return request;
    }

    private static PaymentOperation kind(String word) {
        for (var kind : PaymentOperation.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new IllegalStateException("no kind of movement is called " + word);
    }

    /** Providers say first that they took it on, and days later that the scheme or the bank did not carry it out. */
    private boolean moves() {
        return kind == PaymentOperation.CAPTURE || kind == PaymentOperation.REFUND;
    }

    /** The transition table: known states across, the provider's results down. */
    Step step(PaymentAnswer.Result result) {
        return switch (result) {
            case ACCEPTED -> state == State.REQUESTED ? Step.ACCEPT : Step.NONE;
            case DONE ->
                switch (state) {
                    case REQUESTED, ACCEPTED -> Step.BOOK;
                    case DONE, EXPIRED -> Step.NONE;
                    case REFUSED -> Step.CONTRADICT;
                };
            case REFUSED ->
                switch (state) {
                    case REQUESTED, ACCEPTED -> Step.REFUSE;
                    case DONE -> byPerson ? unlikeThePerson() : moves() ? Step.REVERSE : Step.CONTRADICT;
                    case REFUSED, EXPIRED -> Step.NONE;
                };
        };
    }

    /** A person says that it was paid back in another way: that its provider did not is known. A charge is no such. */
    private Step unlikeThePerson() {
        return kind == PaymentOperation.REFUND ? Step.NONE : Step.CONTRADICT;
    }

    /** Whose word it is that money moved. */
    String source(OrderAccount account) {
        return byPerson ? "person" : account.collected() || handedIn ? "channel" : "provider";
    }

    void become(State next, PaymentAnswer answer) {
        state = next;
        touched = true;
        reason = answer.reason();
        if (answer.reference() != null) {
            reference = answer.reference();
        }
    }

    void raise(Tx tx, CaseKind kind, String detail) {
        tx.raise(kind.problem(subject, key + ": " + detail));
    }
}
