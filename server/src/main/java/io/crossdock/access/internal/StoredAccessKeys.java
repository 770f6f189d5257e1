package io.crossdock.access.internal;

import io.crossdock.access.AccessKey;
import io.crossdock.access.AccessKeys;
import io.crossdock.access.KeyScope;
import io.crossdock.access.KeySecret;
import io.crossdock.access.KeyTerms;
import io.crossdock.access.NewKey;
import io.crossdock.engine.Tx;
import io.crossdock.platform.Actor;
import io.crossdock.platform.change.ChangeTrail;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Keys in the database. */
@Component
public final class StoredAccessKeys implements AccessKeys {

    private static final Pattern PRINCIPAL = Pattern.compile("[a-z0-9][a-z0-9.-]{1,39}");

    private final AccessTable table;
    private final Clock machine;

    public StoredAccessKeys(AccessTable table, @Qualifier("machineClock") Clock machine) {
        this.table = table;
        this.machine = machine;
    }

    /** What the log has of a key. */
    private record KeyFact(
            String id,
            String principal,
            List<String> roles,
            KeyScope scope,
            Instant expiresAt,
            @Nullable Instant revokedAt) {

        static KeyFact of(AccessKey key) {
            var terms = key.terms();
            return new KeyFact(
                    key.id(), terms.principal(), terms.roles(), terms.scope(), key.expiresAt(), key.revokedAt());
        }
    }

    @Override
    public List<AccessKey> list(Tx tx) {
        return KeyStore.all(tx).stream().map(KeyStore.HashedKey::key).toList();
    }

    @Override
    public NewKey make(Tx tx, KeyTerms terms, @Nullable Instant expiresAt) {
        check(terms, expiresAt);
        KeyStore.change(tx);
        if (!live(tx, terms.principal()).isEmpty()) {
            throw new Refused("principal-has-key", 409, "This principal has a live key: rotate or revoke it");
        }
        return add(tx, terms, expiresAt);
    }

    @Override
    public NewKey rotate(Tx tx, String id, @Nullable Instant expiresAt) {
        KeyStore.change(tx);
        var old = KeyStore.find(tx, id).orElseThrow(() -> Refused.notFound("key", id));
        if (!old.isLive(machine.instant())) {
            throw new Refused("no-live-key", 409, "The key has ended: make a new one");
        }
        if (live(tx, old.terms().principal()).size() >= LIVE_MAX) {
            throw new Refused("two-live-keys", 409, "This principal has two live keys: revoke the old one first");
        }
        check(old.terms(), expiresAt);
        return add(tx, old.terms(), expiresAt);
    }

    @Override
    public AccessKey revoke(Tx tx, String id) {
        KeyStore.change(tx);
        var before = KeyStore.find(tx, id).orElseThrow(() -> Refused.notFound("key", id));
        KeyStore.revoke(tx, id, machine.instant());
        var after = KeyStore.find(tx, id).orElseThrow();
        tell(tx, List.of(before), after);
        return after;
    }

    private NewKey add(Tx tx, KeyTerms terms, @Nullable Instant expiresAt) {
        if (KeyStore.all(tx).size() >= KEYS_MAX) {
            throw new Refused("too-many-keys", 409, "There are " + KEYS_MAX + " keys");
        }
        var now = machine.instant();
        var secret = KeySecret.fresh();
        var ends = Objects.requireNonNullElse(expiresAt, now.plus(Duration.ofDays(DAYS)));
        var key = new AccessKey(secret.id(), terms, now, tx.actor(), ends, null, null);
        KeyStore.insert(tx, key, secret.hash());
        tell(tx, List.of(), key);
        return new NewKey(secret.text(), key);
    }

    private static void tell(Tx tx, List<AccessKey> before, AccessKey after) {
        ChangeTrail.tell(
                tx, "access-key", before.stream().map(KeyFact::of).toList(), List.of(KeyFact.of(after)), KeyFact::id);
    }

    private List<AccessKey> live(Tx tx, String principal) {
        var now = machine.instant();
        return list(tx).stream()
                .filter(key -> key.terms().principal().equals(principal) && key.isLive(now))
                .toList();
    }

    private void check(KeyTerms terms, @Nullable Instant expiresAt) {
        if (!PRINCIPAL.matcher(terms.principal()).matches() || Actor.isOwn(terms.principal())) {
            throw invalid(
                    "/principal",
                    ViolationCode.WRONG_FORMAT,
                    "must have 2 to 40 small letters, digits, dots and hyphens, and be no name of Crossdock itself");
        }
        for (var role : terms.roles()) {
            if (!table.roles().containsKey(role)) {
                throw invalid(
                        "/roles",
                        ViolationCode.NOT_A_CHOICE,
                        "must be among " + String.join(", ", table.roles().keySet()) + ", not " + role);
            }
        }
        if (terms.roles().isEmpty()) {
            throw invalid("/roles", ViolationCode.EMPTY, "must name a role");
        }
        if (expiresAt != null && !expiresAt.isAfter(machine.instant())) {
            throw invalid("/expiresAt", ViolationCode.OUT_OF_RANGE, "must be later than now");
        }
    }

    private static Refused invalid(String pointer, ViolationCode code, String message) {
        return Refused.invalid(List.of(new Violation(pointer, code, message)));
    }
}
