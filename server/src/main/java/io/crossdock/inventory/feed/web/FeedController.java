package io.crossdock.inventory.feed.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.engine.Engine;
import io.crossdock.inventory.feed.Feeds;
import io.crossdock.inventory.feed.Feeds.Csv;
import io.crossdock.inventory.feed.Feeds.Feed;
import io.crossdock.inventory.feed.Feeds.Kind;
import io.crossdock.inventory.feed.Feeds.Profile;
import io.crossdock.inventory.feed.Feeds.System;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.CheckedRecord;
import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.platform.request.TextForm;
import io.crossdock.platform.request.TextPattern;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ViolationCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Feed profiles over HTTP: who may send figures, and how to read them. */
@RestController
@Tag(name = "Stock feeds")
class FeedController {

    private static final int FEEDS_MAX = 500;
    private static final long SECONDS_MAX = 10_000_000;
    private static final int COLUMN_MAX = 100;
    private static final int PERCENT_MAX = 100;

    private final Engine engine;
    private final Feeds feeds;

    FeedController(Engine engine, Feeds feeds) {
        this.engine = engine;
        this.feeds = feeds;
    }

    record FeedList(List<Feed> items) {}

    /** @param stored number of feeds that were added or replaced */
    record FeedsStored(int stored) {}

    /** @param feeds the feeds; one of a known name replaces it */
    record FeedProfileList(@ListSize(max = FEEDS_MAX) List<FeedProfileBody> feeds) {}

    /**
     * @param name name of the feed, in kebab case
     * @param figures kinds of figures that it may send; absent or empty: all
     * @param nodes codes of the nodes that it may report on; absent or empty: all
     * @param csv columns of its CSV files; null: they are named sku, node, units, countedAt, bin
     */
    record FeedProfileBody(
            @TextPattern(value = "[a-z0-9][a-z0-9-]{0,62}", meaning = "kebab-case of at most 63 characters")
            String name,

            System system,
            Set<Kind> figures,

            @ListSize(min = 0, max = Limits.NODES_MAX)
            @TextPattern(value = "\\S.{0,199}", meaning = "the code of a node")
            List<String> nodes,

            @JsonUnwrapped FeedLimitsBody limits,
            @Nullable FeedCsvBody csv) {

        Profile profile() {
            return new Profile(
                    name,
                    system,
                    figures.isEmpty() ? Set.of(Kind.values()) : figures,
                    nodes,
                    limits.lagSeconds == null ? 0 : limits.lagSeconds,
                    limits.staleSeconds,
                    csv == null ? Csv.PLAIN : csv.format(),
                    limits.zeroPercentMax == null ? Feeds.ZERO_PERCENT_MAX : limits.zeroPercentMax);
        }
    }

    /**
     * @param lagSeconds delay after which its figures contain a movement that is booked here: with 3600, a figure of
     *     10:00 contains movements until 9:00; null: 0
     * @param staleSeconds age of its newest figure, in seconds, above which a case is raised
     * @param zeroPercentMax most SKUs in stock at a node, in percent, that a reset may zero because it does not name
     *     them; one that would zero more is held; null: 50
     */
    record FeedLimitsBody(
            @NumberRange(min = 0, max = SECONDS_MAX) @Nullable
            Long lagSeconds,

            @NumberRange(min = 1, max = SECONDS_MAX) long staleSeconds,

            @NumberRange(min = 0, max = PERCENT_MAX) @Nullable
            Integer zeroPercentMax) {}

    /**
     * @param sku column with the SKU; null: {@code sku}
     * @param node column with the node; null: {@code node}
     * @param units column with the units; null: {@code units}
     * @param countedAt column with a row's own date; null: {@code countedAt}
     * @param bin column with the bin inside the node; null: {@code bin}
     * @param decimalMark mark before decimals, which must be zeros; null: figures are digits only
     * @param timeZone zone of dates without one; null: every date must have its own
     */
    record FeedCsvBody(
            @TextForm(max = COLUMN_MAX) @Nullable String sku,
            @TextForm(max = COLUMN_MAX) @Nullable String node,
            @TextForm(max = COLUMN_MAX) @Nullable String units,
            @TextForm(max = COLUMN_MAX) @Nullable String countedAt,
            @TextForm(max = COLUMN_MAX) @Nullable String bin,

            @TextPattern(value = "[.,]", meaning = "a dot or a comma") @Nullable
            String decimalMark,

            @TextForm(max = COLUMN_MAX) @Nullable String timeZone)
            implements CheckedRecord {

        @Override
        public void check(RequestReader at) {
            if (timeZone != null && !ZoneId.getAvailableZoneIds().contains(timeZone)) {
                at.violation(
                        "timeZone",
                        ViolationCode.UNKNOWN_TIME_ZONE,
                        "must be an IANA zone like Europe/Berlin, not '" + timeZone + "'");
            }
        }

        Csv format() {
            return new Csv(
                    sku == null ? Csv.PLAIN.sku() : sku,
                    node == null ? Csv.PLAIN.node() : node,
                    units == null ? Csv.PLAIN.units() : units,
                    countedAt == null ? Csv.PLAIN.countedAt() : countedAt,
                    bin == null ? Csv.PLAIN.bin() : bin,
                    decimalMark,
                    timeZone);
        }
    }

    @Operation(
            operationId = "putFeeds",
            summary = "Add or replace stock feeds",
            description = "A feed is a named source of figures; its profile says what it may send and how to read it.")
    @Refuses("422 invalid")
    @PutMapping("/v1/stock/feeds")
    FeedsStored put(@RequestBody BoundRequest<FeedProfileList> body, Actor actor) {
        body.list("feeds", FeedProfileList::feeds).refuseDuplicates("name", FeedProfileBody::name);
        var profiles =
                body.value().feeds().stream().map(FeedProfileBody::profile).toList();
        return engine.transact(actor.name(), tx -> {
            feeds.put(tx, profiles);
            return new FeedsStored(profiles.size());
        });
    }

    @Operation(
            operationId = "listFeeds",
            summary = "Stock feeds with their state",
            description = "Who may send figures, when they last came, and how many rows wait or were wrong.")
    @GetMapping("/v1/stock/feeds")
    FeedList list() {
        return engine.read(tx -> new FeedList(feeds.list(tx)));
    }
}
