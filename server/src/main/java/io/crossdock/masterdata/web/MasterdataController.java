package io.crossdock.masterdata.web;

import static java.util.Map.entry;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Closure;
import io.crossdock.masterdata.HolidayCalendar;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.NodeProfile;
import io.crossdock.masterdata.NodeSystemNames;
import io.crossdock.masterdata.NodeTimes;
import io.crossdock.masterdata.Sku;
import io.crossdock.masterdata.web.CsvBody.Column;
import io.crossdock.platform.DuplicateCheck;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Money;
import io.crossdock.shared.Page;
import io.crossdock.shared.Refused;
import io.crossdock.shared.ViolationCode;
import io.crossdock.shared.Words;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Master data over HTTP. A put is all or nothing: with one violation nothing is stored. */
@RestController
@Tag(name = "Master data")
class MasterdataController {

    private static final String ACTOR = "api";
    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";

    private static final SequencedMap<String, Column> SKU_COLUMNS = columns(
            entry("code", Column.NEEDED_TEXT),
            entry("name", Column.NEEDED_TEXT),
            entry("unit", Column.NEEDED_TEXT),
            entry("weightGrams", Column.NEEDED_NUMBER),
            entry("priceMinor", Column.NEEDED_NUMBER),
            entry("currency", Column.NEEDED_TEXT),
            entry("traits", Column.WORDS),
            entry("dimensions.lengthMm", Column.NUMBER),
            entry("dimensions.widthMm", Column.NUMBER),
            entry("dimensions.heightMm", Column.NUMBER),
            entry("preorderDate", Column.TEXT));

    private static final SequencedMap<String, Column> NODE_COLUMNS = columns(
            entry("code", Column.NEEDED_TEXT),
            entry("name", Column.NEEDED_TEXT),
            entry("kind", Column.NEEDED_TEXT),
            entry("country", Column.NEEDED_TEXT),
            entry("postalCode", Column.NEEDED_TEXT),
            entry("latitude", Column.NEEDED_NUMBER),
            entry("longitude", Column.NEEDED_NUMBER),
            entry("timeZone", Column.NEEDED_TEXT),
            entry("handlingMinor", Column.NEEDED_NUMBER),
            entry("orderMinor", Column.NEEDED_NUMBER),
            entry("system", Column.TEXT),
            entry("active", Column.NEEDED_FLAG));

    @SafeVarargs
    private static SequencedMap<String, Column> columns(Map.Entry<String, Column>... columns) {
        var all = new LinkedHashMap<String, Column>();
        for (var column : columns) {
            all.put(column.getKey(), column.getValue());
        }
        return all;
    }

    private static final int TRAITS_MAX = 50;
    private static final long SIDE_MM_MAX = 100_000;
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final Engine engine;
    private final Masterdata masterdata;
    private final NodeTimes times;
    private final NodeSystemNames systems;

    MasterdataController(Engine engine, Masterdata masterdata, NodeTimes times, NodeSystemNames systems) {
        this.systems = systems;
        this.engine = engine;
        this.masterdata = masterdata;
        this.times = times;
    }

    /** @param stored number of records that were added or replaced */
    record Stored(int stored) {}

    record Nodes(List<NodeView> items) {}

    /** Body of a put, for the API's description; the code reads the JSON itself, to find all violations at once. */
    record SkuList(List<SkuRequest> skus) {}

    /** A SKU to store. */
    record SkuRequest(
            String code,
            String name,
            String unit,
            long weightGrams,
            long priceMinor,
            String currency,
            @Nullable Set<String> traits,
            Sku.@Nullable Dimensions dimensions,
            @Nullable LocalDate preorderDate) {}

    /** As {@link SkuList}. */
    record NodeList(List<NodeRequest> nodes) {}

    /** A node to store. @param system absent: unchanged; {@code profile} likewise, and {} removes it */
    record NodeRequest(
            String code,
            String name,
            String kind,
            String country,
            String postalCode,
            double latitude,
            double longitude,
            String timeZone,
            long handlingMinor,
            long orderMinor,
            @Nullable String system,
            boolean active,
            @Nullable NodeProfile profile) {}

    /**
     * A node as JSON, with its kind in lower case.
     *
     * @param system null: the default one
     * @param profile null: no limits
     * @param closures closures that have not ended
     */
    record NodeView(
            String code,
            String name,
            String kind,
            String country,
            String postalCode,
            double latitude,
            double longitude,
            String timeZone,
            long handlingMinor,
            long orderMinor,
            @Nullable String system,
            boolean active,
            @Nullable NodeProfile profile,
            List<Closure> closures) {}

    /** {@code {"skus": [{code, name, unit, weightGrams, priceMinor, currency}]}}, up to {@value Masterdata#PUT_MAX}. */
    @Operation(
            operationId = "putSkus",
            summary = "Add or replace SKUs",
            description = "Up to 5000; all or nothing. As text/csv, the header has the names of the fields, such as"
                    + " code or dimensions.lengthMm, and traits are separated by blanks; violations name lines.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = JSON, schema = @Schema(implementation = SkuList.class)),
                                @Content(mediaType = CSV, schema = @Schema(type = "string"))
                            }))
    @Refuses("422 invalid")
    @PutMapping(path = "/v1/skus", consumes = JSON)
    Stored putSkus(@RequestBody JsonNode json) {
        return putSkus(RequestReader.body(json));
    }

    /** The same from a file, whose header has the names of the fields. */
    @Hidden
    @PutMapping(path = "/v1/skus", consumes = CSV)
    Stored putSkuFile(HttpServletRequest request) throws IOException {
        return CsvBody.read(request.getReader(), "skus", SKU_COLUMNS).through(this::putSkus);
    }

    private Stored putSkus(RequestReader body) {
        var elements = body.list("skus", Masterdata.PUT_MAX);
        var skus = elements.stream().map(MasterdataController::sku).toList();
        DuplicateCheck.refuse(elements, skus.stream().map(Sku::code).toList(), "code");
        body.refuseUnknown().refuseViolations();
        engine.transact(ACTOR, tx -> {
            masterdata.putSkus(tx, skus);
            return skus.size();
        });
        return new Stored(skus.size());
    }

    private static Sku sku(RequestReader sku) {
        var read = new Sku(
                sku.code("code"),
                sku.text("name", Limits.NAME_CHARACTERS_MAX),
                sku.text("unit", Limits.CODE_CHARACTERS_MAX),
                sku.whole("weightGrams", 0, Limits.WEIGHT_GRAMS_MAX),
                sku.whole("priceMinor", 0, Limits.AMOUNT_MINOR_MAX),
                currency(sku),
                Set.copyOf(sku.texts("traits", TRAITS_MAX, ProfileReader.WORD, ProfileReader.WORD_MEANS)),
                dimensions(sku.part("dimensions")),
                day(sku, "preorderDate"));
        sku.refuseUnknown();
        return read;
    }

    private static Sku.@Nullable Dimensions dimensions(@Nullable RequestReader size) {
        if (size == null) {
            return null;
        }
        var read = new Sku.Dimensions(
                size.whole("lengthMm", 1, SIDE_MM_MAX),
                size.whole("widthMm", 1, SIDE_MM_MAX),
                size.whole("heightMm", 1, SIDE_MM_MAX));
        size.refuseUnknown();
        return read;
    }

    private static @Nullable LocalDate day(RequestReader sku, String name) {
        var text = sku.optionalText(name, Limits.CODE_CHARACTERS_MAX);
        try {
            return text == null || text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            sku.violation(name, ViolationCode.WRONG_FORMAT, "must be a date like 2026-12-25, not '" + text + "'");
            return null;
        }
    }

    private static String currency(RequestReader sku) {
        var text = sku.text("currency", Limits.NAME_CHARACTERS_MAX);
        if (!text.isEmpty() && !Money.isCurrency(text)) {
            sku.violation("currency", ViolationCode.WRONG_FORMAT, "must be an ISO 4217 code, not '" + text + "'");
        }
        return text;
    }

    /**
     * {@code {"nodes": [{code, name, kind: store|dc|three-pl|drop-ship, …, profile}]}}, up to
     * {@value Masterdata#PUT_MAX}.
     */
    @Operation(
            operationId = "putNodes",
            summary = "Add or replace nodes",
            description = "Up to 5000; all or nothing. A node without a system or a profile keeps its current one; "
                    + "{} removes a profile. "
                    + "A new node without a system uses the default one. "
                    + "As text/csv, the header has the names of the fields; profile is not among them.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = JSON, schema = @Schema(implementation = NodeList.class)),
                                @Content(mediaType = CSV, schema = @Schema(type = "string"))
                            }))
    @Refuses("422 invalid")
    @PutMapping(path = "/v1/nodes", consumes = JSON)
    Stored putNodes(@RequestBody JsonNode json) {
        return putNodes(RequestReader.body(json));
    }

    /** The same from a file, whose header has the names of the fields. A profile can't be in a file. */
    @Hidden
    @PutMapping(path = "/v1/nodes", consumes = CSV)
    Stored putNodeFile(HttpServletRequest request) throws IOException {
        return CsvBody.read(request.getReader(), "nodes", NODE_COLUMNS).through(this::putNodes);
    }

    private Stored putNodes(RequestReader body) {
        var elements = body.list("nodes", Masterdata.PUT_MAX);
        var nodes = elements.stream().map(this::node).toList();
        DuplicateCheck.refuse(elements, nodes.stream().map(Node::code).toList(), "code");
        body.refuseUnknown().refuseViolations();
        engine.transact(ACTOR, tx -> {
            refuseUnknownCalendars(tx, elements, nodes);
            masterdata.putNodes(tx, nodes);
            return nodes.size();
        });
        return new Stored(nodes.size());
    }

    private Node node(RequestReader node) {
        var read = new Node(
                        node.code("code"),
                        node.text("name", Limits.NAME_CHARACTERS_MAX),
                        node.choice("kind", Node.Kind.class),
                        node.text("country", COUNTRY, "an ISO 3166-1 alpha-2 code"),
                        node.text("postalCode", Limits.CODE_CHARACTERS_MAX),
                        node.number("latitude", -90, 90),
                        node.number("longitude", -180, 180),
                        timeZone(node),
                        node.whole("handlingMinor", 0, Limits.COST_MINOR_MAX),
                        node.whole("orderMinor", 0, Limits.COST_MINOR_MAX),
                        null,
                        node.flag("active"),
                        null,
                        Set.of(),
                        List.of())
                .through(system(node));
        var profile = node.part("profile");
        node.refuseUnknown();
        return profile == null ? read : read.with(ProfileReader.read(profile));
    }

    private @Nullable String system(RequestReader node) {
        var system = node.optionalText("system", Limits.CODE_CHARACTERS_MAX);
        if (system != null && !system.isEmpty() && !systems.names().contains(system)) {
            node.violation(
                    "system",
                    ViolationCode.UNKNOWN_SYSTEM,
                    "there is no system " + system + " in crossdock.connectors.nodes, only "
                            + String.join(", ", systems.names()));
        }
        return system;
    }

    private void refuseUnknownCalendars(Tx tx, List<RequestReader> elements, List<Node> nodes) {
        var known = times.calendars(tx).stream().map(HolidayCalendar::name).toList();
        for (int i = 0; i < nodes.size(); i++) {
            var profile = nodes.get(i).profile();
            if (profile != null && profile.calendar() != null && !known.contains(profile.calendar())) {
                elements.get(i)
                        .violation(
                                "profile/calendar",
                                ViolationCode.UNKNOWN_CALENDAR,
                                "there is no calendar " + profile.calendar());
            }
        }
        elements.getFirst().refuseViolations();
    }

    private static String timeZone(RequestReader node) {
        var text = node.text("timeZone", Limits.NAME_CHARACTERS_MAX);
        try {
            return text.isEmpty() ? text : ZoneId.of(text).getId();
        } catch (DateTimeException e) {
            node.violation(
                    "timeZone", ViolationCode.UNKNOWN_TIME_ZONE, "must be an IANA time zone, not '" + text + "'");
            return "";
        }
    }

    /** SKUs by code, a page at a time. */
    @Operation(
            operationId = "listSkus",
            summary = "List SKUs by code",
            description = "With q only those that have this text in their code or name, in any case.")
    @Refuses("400 wrong-parameter")
    @GetMapping("/v1/skus")
    Page<Sku> skus(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "") String cursor) {
        var query = RequestReader.query().with("limit", limit);
        query.whole("limit", 1, Limits.PAGE_MAX);
        query.refuseViolations();
        return engine.read(tx -> masterdata.list(tx, q, cursor, limit));
    }

    @Operation(operationId = "getSku", summary = "One SKU")
    @Refuses("404 sku-not-found")
    @GetMapping("/v1/skus/{code}")
    Sku sku(@PathVariable String code) {
        var sku = engine.read(tx -> masterdata.skus(tx, List.of(code))).get(code);
        if (sku == null) {
            throw Refused.notFound("sku", code);
        }
        return sku;
    }

    /** Every node, by code. */
    @Operation(operationId = "listNodes", summary = "List all nodes by code")
    @GetMapping("/v1/nodes")
    Nodes nodes() {
        var nodes = engine.read(masterdata::nodes);
        return new Nodes(nodes.stream().map(MasterdataController::view).toList());
    }

    private static NodeView view(Node n) {
        return new NodeView(
                n.code(),
                n.name(),
                Words.of(n.kind()),
                n.country(),
                n.postalCode(),
                n.latitude(),
                n.longitude(),
                n.timeZone(),
                n.handlingMinor(),
                n.orderMinor(),
                n.system(),
                n.active(),
                n.profile(),
                n.closures());
    }
}
