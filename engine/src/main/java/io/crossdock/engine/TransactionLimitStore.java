package io.crossdock.engine;

import java.sql.SQLException;
import java.time.Duration;

/** Limits of one transaction's statements and waits, beside those of the connection. They end with the transaction. */
public final class TransactionLimitStore {

    /** Longest wait for the answer of a statement that has timed out, beyond its limit. */
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

    private TransactionLimitStore() {}

    /**
     * Limits each statement; one that takes longer fails with SQLSTATE 57014. May be longer than the limit of the
     * session: then the connection waits as long for answers, until it is back in its pool.
     */
    public static void statements(Tx tx, Duration longest) {
        set(tx, "statement_timeout", longest.toMillis() + "ms");
        int answer = Math.toIntExact(longest.plus(ANSWER_MAX).toMillis());
        try {
            int now = tx.connection().getNetworkTimeout();
            if (now > 0 && now < answer) {
                tx.connection().setNetworkTimeout(Runnable::run, answer);
            }
        } catch (SQLException e) {
            throw new DatabaseOutage(e);
        }
    }

    /** Limits each wait for a lock; one that takes longer fails with SQLSTATE 55P03. @return the limit before */
    static String locks(Tx tx, String longest) {
        return set(tx, "lock_timeout", longest);
    }

    /** Says that this process still works on the transaction, so that its session is not ended for silence. */
    public static void signOfLife(Tx tx) {
        tx.sql("select 1").first(rs -> rs.getInt(1));
    }

    private static String set(Tx tx, String setting, String value) {
        return tx.sql("""
                select current_setting(?) as before, set_config(?, ?, true)""")
                .value(setting)
                .value(setting)
                .value(value)
                .first(rs -> rs.getString("before"))
                .orElseThrow();
    }
}
