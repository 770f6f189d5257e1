package io.crossdock.payments.internal;

import io.crossdock.engine.sql.Sql;
import io.crossdock.shared.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a channel has to pay back for one subject, while a transaction holds its order's row lock. */
final class Obligation {

    /** What it comes from. */
    enum Cause {
        /** Units that are not sent, and what was to be charged with them. */
        CANCELED,
        RETURNED,
        /** A parcel that was lost, or came back to its sender. */
        UNDELIVERED,
        /** A price that was lowered after the order. */
        REDUCED
    }

    final String key;
    final long order;
    final long subject;
    final Cause cause;
    long amount;
    final Instant at;
    long settled;
    boolean fresh;
    boolean touched;

    Obligation(String key, long order, long subject, Cause cause, long amount, Instant at) {
        this.key = key;
        this.order = order;
        this.subject = subject;
        this.cause = cause;
        this.amount = amount;
        this.at = at;
    }

    static Obligation read(ResultSet rs) throws SQLException {
        var obligation = new Obligation(
                rs.getString("key"),
                rs.getLong("order_id"),
                rs.getLong("subject"),
                Words.parse(Cause.class, rs.getString("cause")),
                rs.getLong("amount_minor"),
                Sql.time(rs, "at"));
        obligation.settled = rs.getLong("settled_minor");
        return obligation;
    }

    long open() {
        return amount - settled;
    }

    /** Settles a part. @return what is settled of it, at most what is open */
    long settle(long most) {
        long part = Math.min(most, open());
        settled += part;
        touched = true;
        return part;
    }

    @Nullable
    Instant settledAt(Instant now) {
        return open() == 0 ? now : null;
    }
}
