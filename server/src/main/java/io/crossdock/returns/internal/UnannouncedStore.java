package io.crossdock.returns.internal;

import io.crossdock.engine.Tx;

/** {@code returns.unannounced}. */
final class UnannouncedStore {

    private UnannouncedStore() {}

    /** Whether a report is new. */
    static boolean remember(Tx tx, String system, String notice) {
        return tx.sql("""
                insert into returns.unannounced (teller, notice, at)
                values (?, ?, ?)
                on conflict (teller, notice) do nothing""").value(system).value(notice).value(tx.at()).update() > 0;
    }
}
