package io.crossdock.platform.web;

import io.crossdock.engine.Engine;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.change.ChangeTrail;
import io.crossdock.platform.change.RecordChange;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows who changed master data and settings. */
@RestController
@Tag(name = "System")
final class ChangeController {

    private final Engine engine;

    ChangeController(Engine engine) {
        this.engine = engine;
    }

    /**
     * @param kind only changes of such records, such as {@code sku} or {@code node}; absent: all
     * @param key only changes of the records of this code or name; absent: all
     */
    @Operation(
            operationId = "listChanges",
            summary = "List changes of master data and settings, the newest first",
            description = "Who changed which record when, with the fields that differ before and after. Kinds: sku,"
                    + " node, kit, substitutes, calendar, node-closure, service-closure, backorder-rule,"
                    + " stock-channel, ring-fence, stock-bar, feed, adjustment-reason, buffer-policy, hold-type; and"
                    + " policy and process, by the name of the document, when a version is published or"
                    + " activated. Pass nextCursor as cursor to get the next page.")
    @Refuses("400 wrong-parameter")
    @GetMapping("/v1/changes")
    Page<RecordChange> changes(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var query = RequestReader.query().with("limit", limit);
        query.whole("limit", 1, Limits.PAGE_MAX);
        query.refuseViolations();
        return engine.read(tx -> ChangeTrail.list(tx, kind, key, cursor, limit));
    }
}
