package io.crossdock.engine;

import java.time.Duration;

/** Limits of one transaction's statements and waits, beside those of the connection. They end with the transaction. */
public final class TransactionLimitStore {

    private TransactionLimitStore() {}

    /** Limits each statement; one that takes longer fails with SQLSTATE 57014. */
    public static void statements(Tx tx, Duration longest) {
        set(tx, "statement_timeout", longest.toMillis() + "ms");
    }

    /** Limits each wait for a lock; one that takes longer fails with SQLSTATE 55P03. @return the limit before */
    static String locks(Tx tx, String longest) {
        return set(tx, "lock_timeout", longest);
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
