package io.crossdock.access.internal;

import io.crossdock.access.KeySecret;
import io.crossdock.access.internal.KeyStore.HashedKey;
import io.crossdock.engine.Engine;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * All keys in memory, by id, so that a request costs one hash and no statement. Every {@value #FRESH_MILLIS} ms a
 * request looks whether keys have changed; meanwhile the others go on with what is known, but never longer than
 * {@value #KNOWN_MILLIS_MAX} ms.
 */
@Component
public final class KeyCache {

    private static final long FRESH_MILLIS = 2_000;
    private static final long KNOWN_MILLIS_MAX = 10_000;

    private final Engine engine;
    private final AccessTable table;
    private final Clock machine;
    private final ReentrantLock looking = new ReentrantLock();
    private final UsedKeys used;
    private volatile @Nullable KeySnapshot snapshot;

    KeyCache(Engine engine, AccessTable table, UsedKeys used, @Qualifier("machineClock") Clock machine) {
        this.engine = engine;
        this.table = table;
        this.used = used;
        this.machine = machine;
    }

    /** @param readAtMillis machine time */
    private record KeySnapshot(long revision, long readAtMillis, Map<String, KnownKey> keys) {

        long age(long now) {
            // A clock that was set back makes it old, not young.
            return now < readAtMillis ? Long.MAX_VALUE : now - readAtMillis;
        }
    }

    private record KnownKey(String hash, KeyHolder holder) {}

    /** What a key turns out to be. */
    public sealed interface FoundKey {

        /** Nobody has this key. */
        record UnknownKey() implements FoundKey {}

        /** It was revoked or has expired. */
        record EndedKey() implements FoundKey {}

        record LiveKey(KeyHolder holder) implements FoundKey {}
    }

    /** Whose key it is. */
    public FoundKey find(String text) {
        var secret = KeySecret.parse(text);
        if (secret.isEmpty()) {
            return new FoundKey.UnknownKey();
        }
        var known = current().keys().get(secret.get().id());
        if (known == null || !secret.get().has(known.hash())) {
            return new FoundKey.UnknownKey();
        }
        var now = machine.instant();
        if (!known.holder().key().isLive(now)) {
            return new FoundKey.EndedKey();
        }
        used.add(secret.get().id(), now);
        return new FoundKey.LiveKey(known.holder());
    }

    /** Makes this server look at the keys before the next request. */
    public void forget() {
        snapshot = null;
    }

    private KeySnapshot current() {
        var known = snapshot;
        long now = machine.millis();
        if (known != null && known.age(now) < FRESH_MILLIS) {
            return known;
        }
        if (known != null && known.age(now) < KNOWN_MILLIS_MAX) {
            if (!looking.tryLock()) {
                return known;
            }
        } else {
            looking.lock();
        }
        try {
            var other = snapshot;
            if (other != null && other != known && other.age(now) < FRESH_MILLIS) {
                return other;
            }
            var fresh = look(known, now);
            snapshot = fresh;
            return fresh;
        } catch (RuntimeException failure) {
            if (known == null || known.age(machine.millis()) >= KNOWN_MILLIS_MAX) {
                throw failure;
            }
            return known;
        } finally {
            looking.unlock();
        }
    }

    private KeySnapshot look(@Nullable KeySnapshot known, long now) {
        return engine.read(tx -> {
            long revision = KeyStore.revision(tx);
            if (known != null && known.revision() == revision) {
                return new KeySnapshot(revision, now, known.keys());
            }
            var keys = new HashMap<String, KnownKey>();
            KeyStore.all(tx).forEach(row -> keys.put(row.key().id(), known(row)));
            return new KeySnapshot(revision, now, Map.copyOf(keys));
        });
    }

    private KnownKey known(HashedKey row) {
        return new KnownKey(
                row.hash(),
                new KeyHolder(
                        row.key(),
                        Set.copyOf(table.permissions(row.key().terms().roles()))));
    }
}
