package io.crossdock.access;

import io.crossdock.engine.Tx;
import io.crossdock.shared.Refused;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes, lists and ends keys. Changes are in the log, kind {@code access-key}. */
public interface AccessKeys {

    /** Most keys of a principal that are live at a time: an old and a new one, so that they change without a gap. */
    int LIVE_MAX = 2;

    /** Life of a key for which nobody says another, in days. */
    int DAYS = 365;

    /** Most keys that are kept. */
    int KEYS_MAX = 10_000;

    /** All keys, also ended ones, by principal and time. */
    List<AccessKey> list(Tx tx);

    /**
     * Makes the first key of a principal.
     *
     * @param expiresAt machine time; null: in {@link #DAYS} days
     * @throws Refused {@code principal-has-key}, {@code invalid} for an unknown role or a name that can't be one
     */
    NewKey make(Tx tx, KeyTerms terms, @Nullable Instant expiresAt);

    /**
     * Makes the next key of the same principal, with the same roles and scope. The old one stays live until it is
     * revoked or expires.
     *
     * @throws Refused {@code key-not-found}, {@code no-live-key}, {@code two-live-keys}
     */
    NewKey rotate(Tx tx, String id, @Nullable Instant expiresAt);

    /** Ends a key; one that has ended stays as it is. @throws Refused {@code key-not-found} */
    AccessKey revoke(Tx tx, String id);
}
