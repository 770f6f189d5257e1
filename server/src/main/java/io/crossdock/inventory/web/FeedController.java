package io.crossdock.inventory.web;

import io.crossdock.engine.Engine;
import io.crossdock.inventory.feeds.Feeds;
import io.crossdock.inventory.feeds.Feeds.Feed;
import io.crossdock.inventory.feeds.Feeds.FeedAnswer;
import io.crossdock.inventory.feeds.Feeds.Kind;
import io.crossdock.inventory.feeds.Feeds.Profile;
import io.crossdock.inventory.feeds.Feeds.System;
import io.crossdock.platform.Checked;
import io.crossdock.platform.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Feeds: who may send figures, and the messages with them. */
@RestController
@Tag(name = "Stock feeds")
class FeedController {

    private static final String NAME = "[a-z0-9][a-z0-9-]{0,62}";
    private static final int FEEDS_MAX = 500;
    private static final int NODES_MAX = 5_000;
    private static final long SECONDS_MAX = 10_000_000;

    private final Engine engine;
    private final Feeds feeds;

    FeedController(Engine engine, Feeds feeds) {
        this.engine = engine;
        this.feeds = feeds;
    }

    record FeedList(List<Feed> items) {}

    record FeedsStored(int stored) {}

    /** What is sent, for the API's description. */
    record FeedProfileList(List<FeedProfileBody> feeds) {}

    /**
     * @param figures null: all of absolute, delta, reset
     * @param nodes null: all
     * @param lagSeconds null: 0
     */
    record FeedProfileBody(
            String name, System system, @Nullable Set<Kind> figures, @Nullable List<String> nodes, @Nullable Long lagSeconds,
            long staleSeconds) {}

    /**
     * @param part null: 1
     * @param parts null: 1
     * @param node what rows without a node are about; a reset's node
     */
    record FeedMessageBody(
            long sequence, Instant at, Kind kind, @Nullable Integer part, @Nullable Integer parts, @Nullable String node,
            List<FeedRowBody> rows) {}

    /** @param node null: that of the message */
    record FeedRowBody(String sku, @Nullable String node, long units) {}

    @Operation(
            operationId = "putFeeds",
            summary = "Add or replace stock feeds",
            description = "{\"feeds\": [{name, system: erp|wms|pos|other, figures?: [absolute|delta|reset], nodes?: [code], lagSeconds?, staleSeconds}]}."
                    + " Without figures all kinds, without nodes all nodes. lagSeconds: how long after a movement here its figures know of it.",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
                    required = true,
                    content = @Content(mediaType = "application/json", schema = @Schema(implementation = FeedProfileList.class))))
    @Refuses("422 invalid")
    @PutMapping("/v1/stock/feeds")
    FeedsStored put(@RequestBody JsonNode json) {
        var body = Checked.body(json);
        var profiles = body.list("feeds", FEEDS_MAX).stream().map(FeedController::profile).toList();
        body.refuseUnknown().refuseViolations();
        return engine.transact(StockController.ACTOR, tx -> {
            feeds.put(tx, profiles);
            return new FeedsStored(profiles.size());
        });
    }

    private static Profile profile(Checked feed) {
        var figures = feed.texts("figures", Kind.values().length, "absolute|delta|reset", "absolute, delta or reset").stream()
                .map(word -> Kind.valueOf(word.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
        var nodes = feed.texts("nodes", NODES_MAX, "\\S.{0,99}", "the code of a node");
        var read = new Profile(
                feed.text("name", NAME, "kebab-case of at most 63 characters"),
                feed.choice("system", System.class),
                figures.isEmpty() ? Set.of(Kind.values()) : figures,
                nodes,
                feed.optionalWhole("lagSeconds", 0, SECONDS_MAX, 0),
                feed.whole("staleSeconds", 1, SECONDS_MAX));
        feed.refuseUnknown();
        return read;
    }

    @Operation(operationId = "listFeeds", summary = "Stock feeds with how they do")
    @GetMapping("/v1/stock/feeds")
    FeedList list() {
        return engine.read(tx -> new FeedList(feeds.list(tx)));
    }

    @Operation(
            operationId = "sendFeedMessage",
            summary = "Send figures of a feed",
            description = "{sequence, at, kind: absolute|delta|reset, node?, part?, parts?, rows: [{sku, node?, units}]}, up to 100000 rows"
                    + " a part. The same sequence and body again gets the stored answer. Rows that can't be applied are parked, the others go"
                    + " in; items lists both those and the rows that something newer is known of.",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
                    required = true,
                    content = @Content(mediaType = "application/json", schema = @Schema(implementation = FeedMessageBody.class))))
    @Refuses({"404 feed-not-found", "422 invalid", "422 feed-sequence-reused"})
    @PostMapping("/v1/stock/feeds/{feed}")
    FeedAnswer send(@PathVariable String feed, @RequestBody JsonNode json) {
        var message = FeedBody.read(feed, json);
        boolean more = true;
        while (more) {
            more = engine.transact(feed, tx -> feeds.take(tx, message));
        }
        return engine.read(tx -> feeds.answer(tx, feed, message.sequence(), message.part(), -1));
    }

    @Operation(
            operationId = "getFeedMessage",
            summary = "What a feed's message did",
            description = "As it was answered. items begins after the row number after: hand next in for further rows.")
    @Refuses({"404 feed-not-found", "404 message-not-found"})
    @GetMapping("/v1/stock/feeds/{feed}/messages/{sequence}")
    FeedAnswer message(
            @PathVariable String feed, @PathVariable long sequence, @RequestParam(defaultValue = "1") int part,
            @RequestParam(defaultValue = "-1") int after) {
        return engine.read(tx -> feeds.answer(tx, feed, sequence, part, after));
    }
}
