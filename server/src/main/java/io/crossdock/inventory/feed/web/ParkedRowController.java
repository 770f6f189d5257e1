package io.crossdock.inventory.feed.web;

import io.crossdock.engine.Engine;
import io.crossdock.inventory.feed.Feeds;
import io.crossdock.inventory.feed.Feeds.Dismissal;
import io.crossdock.inventory.feed.Feeds.ParkedQuery;
import io.crossdock.inventory.feed.Feeds.ParkedRow;
import io.crossdock.inventory.feed.Feeds.Retry;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.IdLetter;
import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.platform.request.TextForm;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists, retries and dismisses parked rows over HTTP. */
@RestController
@Tag(name = "Stock feeds")
class ParkedRowController {

    private static final char LETTER = 'K';
    private static final List<String> STATES = List.of("waiting", "applied", "older", "dismissed");

    private final Engine engine;
    private final Feeds feeds;

    ParkedRowController(Engine engine, Feeds feeds) {
        this.engine = engine;
        this.feeds = feeds;
    }

    record ParkedRowList(List<ParkedRow> items) {}

    record ParkedRetryList(@ListSize(max = Feeds.PAGE_MAX) List<ParkedRetryBody> rows) {}

    /**
     * @param id id of the row, such as {@code K12}
     * @param sku null: unchanged
     * @param node null: unchanged
     * @param units null: unchanged
     */
    record ParkedRetryBody(
            @IdLetter(LETTER) long id,
            @Nullable String sku,
            @Nullable String node,

            @NumberRange(min = -Limits.STOCK_UNITS_MAX, max = Limits.STOCK_UNITS_MAX) @Nullable
            Long units) {}

    record ParkedDismissalList(
            @ListSize(max = Feeds.PAGE_MAX) List<ParkedDismissalBody> rows) {}

    /**
     * @param id id of the row, such as {@code K12}
     * @param note why it is given up, for the log
     */
    record ParkedDismissalBody(
            @IdLetter(LETTER) long id,
            @TextForm(max = Limits.NOTE_CHARACTERS_MAX) String note) {}

    /**
     * @param feed only rows of this feed; absent: of all
     * @param cause only rows that wait for this cause; absent: for any
     * @param state {@code waiting}, {@code applied}, {@code older} or {@code dismissed}
     */
    @Operation(
            operationId = "listParkedStock",
            summary = "Parked rows of feeds, the oldest first",
            description = "state: waiting, applied, older, dismissed. Pass nextCursor as cursor to get the next page.")
    @Refuses("400 wrong-parameter")
    @GetMapping("/v1/stock/parked")
    Page<ParkedRow> list(
            @RequestParam(required = false) @Nullable String feed,
            @RequestParam(required = false) @Nullable String cause,
            @RequestParam(defaultValue = "waiting") String state,
            @RequestParam(defaultValue = "K0") String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        var parameters = RequestReader.query()
                .with("cursor", cursor.equals("K0") ? "" : cursor)
                .with("state", state);
        long after = parameters.optionalId("cursor", LETTER);
        var wanted = parameters.choice("state", STATES);
        parameters.refuseViolations();
        var query = new ParkedQuery(feed, cause, wanted, after, Math.clamp(limit, 1, Feeds.PAGE_MAX));
        return engine.read(tx -> feeds.parked(tx, query));
    }

    @Operation(
            operationId = "retryParkedStock",
            summary = "Try parked rows again",
            description = "As they were, after the master data changed, or corrected. Rows keep their date, so newer "
                    + "figures are not overwritten. Rows whose SKU or node exists now are tried again within a minute "
                    + "anyway.")
    @Refuses({"404 parked-not-found", "409 parked-closed", "422 invalid"})
    @PostMapping("/v1/stock/parked:retry")
    ParkedRowList retry(@RequestBody BoundRequest<ParkedRetryList> body, Actor actor) {
        var retries = body.value().rows().stream()
                .map(row -> new Retry(row.id(), row.sku(), row.node(), row.units()))
                .toList();
        return engine.transact(actor.name(), tx -> new ParkedRowList(feeds.retry(tx, retries)));
    }

    @Operation(
            operationId = "dismissParkedStock",
            summary = "Dismiss parked rows, with a reason",
            description =
                    "The figures are not applied. Up to 1000, all or nothing; the header Crossdock-Actor names the "
                            + "person.")
    @Refuses({"404 parked-not-found", "409 parked-closed", "422 invalid"})
    @PostMapping("/v1/stock/parked:dismiss")
    ParkedRowList dismiss(@RequestBody BoundRequest<ParkedDismissalList> body, Actor actor) {
        var dismissals = body.value().rows().stream()
                .map(row -> new Dismissal(row.id(), row.note()))
                .toList();
        return engine.transact(actor.name(), tx -> new ParkedRowList(feeds.dismiss(tx, dismissals)));
    }
}
