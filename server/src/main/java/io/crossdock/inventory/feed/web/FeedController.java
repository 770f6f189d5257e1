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
import io.crossdock.platform.DuplicateCheck;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ViolationCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Feed profiles over HTTP: who may send figures, and how to read them. */
@RestController
@Tag(name = "Stock feeds")
class FeedController {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern NODE = Pattern.compile("\\S.{0,199}");
    private static final Pattern MARK = Pattern.compile("[.,]");
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

    /**
     * Request body; only documents the API.
     *
     * @param feeds the feeds, 1 to 500; one of a known name replaces it
     */
    record FeedProfileList(List<FeedProfileBody> feeds) {}

    /**
     * @param name name of the feed, in kebab case, at most 63 characters
     * @param figures kinds of figures that it may send; null or empty: all
     * @param nodes codes of the nodes that it may report on; null or empty: all
     * @param csv columns of its CSV files; null: they are named sku, node, units, countedAt, bin
     */
    record FeedProfileBody(
            String name,
            System system,
            @Nullable Set<Kind> figures,
            @Nullable List<String> nodes,
            @JsonUnwrapped FeedLimitsBody limits,
            @Nullable FeedCsvBody csv) {}

    /**
     * @param lagSeconds delay after which its figures contain a movement that is booked here: with 3600, a figure of
     *     10:00 contains movements until 9:00; null: 0
     * @param staleSeconds age of its newest figure, in seconds, above which a case is raised
     * @param zeroPercentMax most SKUs in stock at a node, in percent, that a reset may zero because it does not name
     *     them; one that would zero more is held; null: 50
     */
    record FeedLimitsBody(
            @Nullable Long lagSeconds,
            long staleSeconds,
            @Nullable Integer zeroPercentMax) {}

    /**
     * Values that are not named are those of {@code Csv.PLAIN}.
     *
     * @param sku column with the SKU; null: {@code sku}
     * @param node column with the node; null: {@code node}
     * @param units column with the units; null: {@code units}
     * @param countedAt column with a row's own date; null: {@code countedAt}
     * @param bin column with the bin inside the node; null: {@code bin}
     * @param decimalMark mark before decimals, {@code .} or {@code ,}; decimals must be zeros; null: figures are digits
     *     only
     * @param timeZone zone of dates without one; null: every date must have its own
     */
    record FeedCsvBody(
            @Nullable String sku,
            @Nullable String node,
            @Nullable String units,
            @Nullable String countedAt,
            @Nullable String bin,
            @Nullable String decimalMark,
            @Nullable String timeZone) {}

    @Operation(
            operationId = "putFeeds",
            summary = "Add or replace stock feeds",
            description = "{\"feeds\": [{name, system: erp|wms|pos|other, figures?: [absolute|delta|reset],"
                    + " nodes?: [code], lagSeconds?, staleSeconds, csv?: {sku?, node?, units?, countedAt?,"
                    + " bin?, decimalMark?, timeZone?}, zeroPercentMax?}]}. csv names the columns of its CSV files, the"
                    + " mark before decimals (which must be zeros), and the IANA zone of dates without one. Without"
                    + " figures all kinds, without nodes all nodes. lagSeconds: delay after which its figures"
                    + " contain a movement that is booked here. zeroPercentMax: most SKUs in stock that a reset"
                    + " may zero at its node because it does not name them; one that would zero more is held.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = FeedProfileList.class))))
    @Refuses("422 invalid")
    @PutMapping("/v1/stock/feeds")
    FeedsStored put(@RequestBody JsonNode json) {
        var body = RequestReader.body(json);
        var elements = body.list("feeds", FEEDS_MAX);
        var profiles = elements.stream().map(FeedController::profile).toList();
        DuplicateCheck.refuse(elements, profiles.stream().map(Profile::name).toList(), "name");
        body.refuseUnknown().refuseViolations();
        return engine.transact(Actor.API, tx -> {
            feeds.put(tx, profiles);
            return new FeedsStored(profiles.size());
        });
    }

    private static Profile profile(RequestReader feed) {
        var figures = feed.choices("figures", Kind.class);
        var nodes = feed.texts("nodes", Limits.NODES_MAX, NODE, "the code of a node");
        var read = new Profile(
                feed.text("name", NAME, "kebab-case of at most 63 characters"),
                feed.choice("system", System.class),
                figures.isEmpty() ? Set.of(Kind.values()) : figures,
                nodes,
                feed.optionalWhole("lagSeconds", 0, SECONDS_MAX, 0),
                feed.whole("staleSeconds", 1, SECONDS_MAX),
                csv(feed.part("csv")),
                (int) feed.optionalWhole("zeroPercentMax", 0, PERCENT_MAX, Feeds.ZERO_PERCENT_MAX));
        feed.refuseUnknown();
        return read;
    }

    private static Csv csv(@Nullable RequestReader csv) {
        if (csv == null) {
            return Csv.PLAIN;
        }
        var read = new Csv(
                column(csv, "sku", Csv.PLAIN.sku()),
                column(csv, "node", Csv.PLAIN.node()),
                column(csv, "units", Csv.PLAIN.units()),
                column(csv, "countedAt", Csv.PLAIN.countedAt()),
                column(csv, "bin", Csv.PLAIN.bin()),
                csv.has("decimalMark") ? csv.text("decimalMark", MARK, "a dot or a comma") : null,
                zone(csv));
        csv.refuseUnknown();
        return read;
    }

    private static String column(RequestReader csv, String field, String otherwise) {
        var name = csv.optionalText(field, COLUMN_MAX);
        return name == null ? otherwise : name;
    }

    private static @Nullable String zone(RequestReader csv) {
        var zone = csv.optionalText("timeZone", COLUMN_MAX);
        if (zone == null || ZoneId.getAvailableZoneIds().contains(zone)) {
            return zone;
        }
        csv.violation(
                "timeZone",
                ViolationCode.UNKNOWN_TIME_ZONE,
                "must be an IANA zone like Europe/Berlin, not '" + zone + "'");
        return null;
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
