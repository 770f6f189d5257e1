package io.crossdock.access.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.access.AccessKey;
import io.crossdock.access.AccessKeys;
import io.crossdock.access.AccessSettings;
import io.crossdock.access.KeyScope;
import io.crossdock.access.KeyTerms;
import io.crossdock.access.NewKey;
import io.crossdock.access.internal.AccessTable;
import io.crossdock.access.internal.KeyCache;
import io.crossdock.access.internal.KeyHolder;
import io.crossdock.engine.Engine;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.ListSize;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Keys of machines. */
@RestController
@Tag(name = "Access")
final class AccessController {

    /** {@link KeyHolder#ATTRIBUTE}, as an annotation needs it. */
    private static final String KEY_HOLDER = "io.crossdock.access.internal.KeyHolder";

    private static final int ROLES_MAX = 10;
    private static final int SCOPE_MAX = 500;

    private final Engine engine;
    private final AccessKeys keys;
    private final AccessTable table;
    private final KeyCache cache;
    private final AccessSettings settings;

    AccessController(Engine engine, AccessKeys keys, AccessTable table, KeyCache cache, AccessSettings settings) {
        this.engine = engine;
        this.keys = keys;
        this.table = table;
        this.cache = cache;
        this.settings = settings;
    }

    /**
     * A key to make.
     *
     * @param principal name of the machine, as the log is to have it: 2 to 40 small letters, digits, dots, hyphens
     * @param roles what it may do, together
     * @param brands codes that it is kept to; empty: all
     * @param channels codes that it is kept to; empty: all
     * @param nodes codes that it is kept to; empty: all
     * @param expiresAt machine time; null: in 365 days
     */
    record KeyBody(
            String principal,
            @ListSize(max = ROLES_MAX) List<String> roles,
            @ListSize(min = 0, max = SCOPE_MAX) List<String> brands,
            @ListSize(min = 0, max = SCOPE_MAX) List<String> channels,
            @ListSize(min = 0, max = SCOPE_MAX) List<String> nodes,
            @Nullable Instant expiresAt) {

        KeyTerms terms() {
            return new KeyTerms(principal, roles, new KeyScope(brands, channels, nodes));
        }
    }

    /** @param items all keys */
    record KeyList(List<AccessKey> items) {}

    /** @param expiresAt machine time; null: in 365 days */
    record RotateBody(@Nullable Instant expiresAt) {}

    /** @param key the whole key: it is told this once */
    record MadeKey(String key, @JsonUnwrapped AccessKey made) {}

    /**
     * Who calls.
     *
     * @param control whether requests need a key
     * @param key the key that was shown; null with access control off
     * @param permissions what the caller may do
     */
    record CallerView(
            AccessSettings.AccessControl control, @Nullable AccessKey key, Set<String> permissions) {}

    @Operation(
            operationId = "whoAmI",
            summary = "Tell whose key this is, and what it may do",
            description = "With access control off: nobody's, and everything.")
    @GetMapping("/v1/access/me")
    CallerView me(@RequestAttribute(name = KEY_HOLDER, required = false) @Nullable KeyHolder caller) {
        return caller == null
                ? new CallerView(
                        settings.control(),
                        null,
                        new TreeSet<>(table.permissions().keySet()))
                : new CallerView(settings.control(), caller.key(), new TreeSet<>(caller.permissions()));
    }

    @Operation(
            operationId = "listKeys",
            summary = "List all keys",
            description = "Also those that have ended, by principal and time. No key is told again.")
    @GetMapping("/v1/access/keys")
    KeyList list() {
        return new KeyList(engine.read(keys::list));
    }

    @Operation(
            operationId = "makeKey",
            summary = "Make the first key of a machine",
            description = "The answer has the key, this once: only its hash is kept. A principal that has a live key"
                    + " gets the next one by rotateKey.")
    @Refuses({"409 principal-has-key", "409 too-many-keys", "422 invalid"})
    @PostMapping("/v1/access/keys")
    ResponseEntity<MadeKey> make(@RequestBody BoundRequest<KeyBody> body, Actor actor) {
        var wanted = body.value();
        return made(engine.transact(actor.name(), tx -> keys.make(tx, wanted.terms(), wanted.expiresAt())));
    }

    /** @param id id of the key: its readable part */
    @Operation(
            operationId = "rotateKey",
            summary = "Make the next key of a machine",
            description = "With the same roles and scope. Both keys are live until the old one is revoked or expires,"
                    + " so that the machine changes over without a gap.")
    @Refuses({"404 key-not-found", "409 no-live-key", "409 two-live-keys", "422 invalid"})
    @PostMapping("/v1/access/keys/{id:[A-Za-z0-9]+}:rotate")
    ResponseEntity<MadeKey> rotate(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable BoundRequest<RotateBody> body,
            Actor actor) {
        var expiresAt = body == null ? null : body.value().expiresAt();
        return made(engine.transact(actor.name(), tx -> keys.rotate(tx, id, expiresAt)));
    }

    /** @param id id of the key: its readable part */
    @Operation(
            operationId = "revokeKey",
            summary = "End a key",
            description = "This server refuses it at once, others after 2 seconds, or 10 where they are busy.")
    @Refuses("404 key-not-found")
    @PostMapping("/v1/access/keys/{id:[A-Za-z0-9]+}:revoke")
    AccessKey revoke(@PathVariable String id, Actor actor) {
        var ended = engine.transact(actor.name(), tx -> keys.revoke(tx, id));
        cache.forget();
        return ended;
    }

    private ResponseEntity<MadeKey> made(NewKey made) {
        cache.forget();
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new MadeKey(made.text(), made.key()));
    }
}
