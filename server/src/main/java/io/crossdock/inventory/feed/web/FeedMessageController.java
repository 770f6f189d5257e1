package io.crossdock.inventory.feed.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.engine.Engine;
import io.crossdock.inventory.feed.Feeds;
import io.crossdock.inventory.feed.Feeds.ExemptRow;
import io.crossdock.inventory.feed.Feeds.FeedAnswer;
import io.crossdock.inventory.feed.Feeds.Kind;
import io.crossdock.inventory.feed.Feeds.Message;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.request.TextForm;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Takes messages of feeds over HTTP, in JSON, CSV and NDJSON, by the same rules. */
@RestController
@Tag(name = "Stock feeds")
class FeedMessageController {

    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";
    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final int LISTED_MAX = 100;

    private final Engine engine;
    private final Feeds feeds;
    private final JsonFeedReader json;
    private final Clock clock;

    FeedMessageController(Engine engine, Feeds feeds, JsonMapper json, Clock clock) {
        this.engine = engine;
        this.feeds = feeds;
        this.json = new JsonFeedReader(json, this::arrival);
        this.clock = clock;
    }

    /**
     * A message in JSON. It is read row by row ({@link JsonFeedReader}).
     *
     * @param rows the figures, up to 100,000 in a part; only a reset may have none
     */
    record FeedMessageBody(@JsonUnwrapped FeedMessageHead head, List<FeedRowBody> rows) {}

    /**
     * A figure. One that can't be read, or applied, is parked ({@link FeedRows}).
     *
     * @param node null: the message's node
     * @param countedAt null: the message's time
     * @param bin place inside the node; null: none
     */
    record FeedRowBody(
            String sku,
            @Nullable String node,
            long units,
            @Nullable Instant countedAt,

            @TextForm(max = FeedRows.BIN_CHARACTERS_MAX) @Nullable
            String bin) {}

    @Operation(
            operationId = "sendFeedMessage",
            summary = "Send figures of a feed",
            description =
                    "As text/csv (a header with the columns of the feed's profile) or application/x-ndjson (one row"
                            + " per line) the body consists of the rows, and the other fields are parameters."
                            + " Content-Encoding may be gzip. The same sequence with the same body gets the stored"
                            + " answer. Rows that can't be applied or read are parked, the others are applied; items"
                            + " lists the parked rows and those older than the known figure. Bins of a SKU are added"
                            + " up; fewer than 0 units on hand count as 0. A reset that would zero more than"
                            + " zeroPercentMax of its node's SKUs in stock is held: it zeroes nothing until"
                            + " zeroFeedMessage.",
            parameters = {
                @Parameter(
                        name = "sequence",
                        in = ParameterIn.QUERY,
                        description = "for CSV and NDJSON bodies",
                        schema = @Schema(type = "integer", format = "int64")),
                @Parameter(
                        name = "at",
                        in = ParameterIn.QUERY,
                        description = "for CSV and NDJSON bodies; without it the time of arrival",
                        schema = @Schema(type = "string", format = "date-time")),
                @Parameter(
                        name = "kind",
                        in = ParameterIn.QUERY,
                        description = "for CSV and NDJSON bodies",
                        schema = @Schema(implementation = Kind.class)),
                @Parameter(
                        name = "node",
                        in = ParameterIn.QUERY,
                        description = "for CSV and NDJSON bodies",
                        schema = @Schema(type = "string")),
                @Parameter(
                        name = "part",
                        in = ParameterIn.QUERY,
                        description = "for CSV and NDJSON bodies",
                        schema = @Schema(type = "integer")),
                @Parameter(
                        name = "parts",
                        in = ParameterIn.QUERY,
                        description = "for CSV and NDJSON bodies",
                        schema = @Schema(type = "integer")),
                @Parameter(
                        name = "zeroPercentMax",
                        in = ParameterIn.QUERY,
                        description = "for CSV and NDJSON bodies",
                        schema = @Schema(type = "integer"))
            },
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = JSON, schema = @Schema(implementation = FeedMessageBody.class)),
                                @Content(mediaType = CSV, schema = @Schema(type = "string")),
                                @Content(mediaType = NDJSON, schema = @Schema(implementation = FeedRowBody.class))
                            }))
    @Refuses({
        "400 malformed-json",
        "400 unreadable-body",
        "400 wrong-parameter",
        "404 feed-not-found",
        "413 body-too-large",
        "415 unsupported-encoding",
        "422 invalid",
        "422 feed-sequence-reused"
    })
    @PostMapping(
            path = "/v1/stock/feeds/{feed}",
            consumes = {JSON, CSV, NDJSON},
            produces = JSON)
    FeedAnswer send(@PathVariable String feed, HttpServletRequest request) throws IOException {
        var message = message(feed, request);
        boolean more = true;
        while (more) {
            more = engine.transact(feed, tx -> feeds.take(tx, message));
        }
        return engine.read(tx -> feeds.answer(tx, feed, message.sequence(), message.part(), -1));
    }

    /** The same request, answered in sentences for the launcher. */
    @Operation(
            hidden = true,
            parameters = {
                @Parameter(name = "sequence", in = ParameterIn.QUERY),
                @Parameter(name = "at", in = ParameterIn.QUERY),
                @Parameter(name = "kind", in = ParameterIn.QUERY),
                @Parameter(name = "node", in = ParameterIn.QUERY),
                @Parameter(name = "part", in = ParameterIn.QUERY),
                @Parameter(name = "parts", in = ParameterIn.QUERY),
                @Parameter(name = "zeroPercentMax", in = ParameterIn.QUERY)
            })
    @PostMapping(
            path = "/v1/stock/feeds/{feed}",
            consumes = {JSON, CSV, NDJSON},
            produces = TEXT)
    String tell(@PathVariable String feed, HttpServletRequest request) throws IOException {
        var answer = send(feed, request);
        var parked =
                answer.items().stream().filter(row -> row.knownAt() == null).toList();
        var rows = parked.stream().limit(LISTED_MAX).map(FeedMessageController::sentence);
        var more = answer.parked() > LISTED_MAX
                ? "  and %d more: GET /v1/stock/parked?feed=%s\n".formatted(answer.parked() - LISTED_MAX, feed)
                : "";
        return ("%s, message %d of %s: %d rows, %d changed, %d confirmed, %d older, %d not named and now zero,"
                                + " %d parked%s\n")
                        .formatted(
                                feed,
                                answer.sequence(),
                                answer.at(),
                                answer.rows(),
                                answer.changed(),
                                answer.confirmed(),
                                answer.older(),
                                answer.zeroed(),
                                answer.parked(),
                                answer.held() ? ", held" : "")
                + rows.collect(Collectors.joining())
                + more
                + held(answer);
    }

    private static String held(FeedAnswer answer) {
        return answer.held()
                ? "  The reset would zero too much of its node, so it zeroes nothing until a person says that it is"
                        + " right:\n  POST /v1/stock/feeds/%s/messages/%d:zero\n"
                                .formatted(answer.feed(), answer.sequence())
                : "";
    }

    private static String sentence(ExemptRow row) {
        var where = row.line() == null ? "row " + row.row() : "line " + row.line();
        var what = row.fault() == null
                ? row.sku() + " at " + row.node()
                : row.fault().replace(where + ": ", "");
        return "  %s, %s: %s\n".formatted(where, row.outcome(), what);
    }

    private Instant arrival(String feed, long sequence) {
        try {
            return engine.read(tx -> feeds.answer(tx, feed, sequence, 1, Integer.MAX_VALUE))
                    .at();
        } catch (Refused unknown) {
            return clock.instant();
        }
    }

    private Message message(String feed, HttpServletRequest request) throws IOException {
        var type = MediaType.parseMediaType(request.getContentType());
        var parameters = request.getParameterMap();
        try (InputStream body = request.getInputStream()) {
            if (type.isCompatibleWith(MediaType.APPLICATION_JSON)) {
                refuseBeside(parameters);
                return json.read(feed, body);
            }
            var head = FeedHeader.of(parameters);
            if (type.getSubtype().equals("csv")) {
                var profile = engine.read(tx -> feeds.profile(tx, feed));
                var text = text(body, type);
                return CsvFeedReader.read(feed, head, profile.csv(), text, this::arrival);
            }
            return json.lines(feed, head, text(body, type));
        }
    }

    /** The body as text, in UTF-8 unless its type says otherwise; unreadable bytes become U+FFFD. */
    private static Reader text(InputStream body, MediaType type) {
        var charset = type.getCharset();
        return new InputStreamReader(body, charset == null ? StandardCharsets.UTF_8 : charset);
    }

    private static void refuseBeside(Map<String, String[]> parameters) {
        if (!parameters.isEmpty()) {
            throw Refused.wrongParameters(parameters.keySet().stream()
                    .sorted()
                    .map(name -> new Violation(
                            "/" + name,
                            ViolationCode.NOT_ALLOWED,
                            "a JSON message has this in its body, not as a parameter"))
                    .toList());
        }
    }

    /**
     * @param sequence number of the message
     * @param part number of the part, from 1
     * @param after {@code next} of the answer before: number of the last row that the caller has
     */
    @Operation(
            operationId = "getFeedMessage",
            summary = "Effect of a feed's message",
            description = "The stored answer. items begins after the row number after; pass next as after for"
                    + " further rows.")
    @Refuses({"404 feed-not-found", "404 message-not-found"})
    @GetMapping("/v1/stock/feeds/{feed}/messages/{sequence}")
    FeedAnswer message(
            @PathVariable String feed,
            @PathVariable long sequence,
            @RequestParam(defaultValue = "1") int part,
            @RequestParam(defaultValue = "-1") int after) {
        return engine.read(tx -> feeds.answer(tx, feed, sequence, part, after));
    }

    /** @param sequence number of the message */
    @Operation(
            operationId = "zeroFeedMessage",
            summary = "Let a held reset zero what it does not name",
            description = "The answer is the message's effect then. Units that are counted later than the reset stay.")
    @Refuses({"404 feed-not-found", "404 message-not-found", "409 reset-not-held"})
    @PostMapping("/v1/stock/feeds/{feed}/messages/{sequence:[0-9]+}:zero")
    FeedAnswer zero(@PathVariable String feed, @PathVariable long sequence, Actor actor) {
        boolean more = true;
        while (more) {
            more = engine.transact(actor.name(), tx -> feeds.zero(tx, feed, sequence));
        }
        return engine.read(tx -> feeds.answer(tx, feed, sequence, 1, -1));
    }
}
