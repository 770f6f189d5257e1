package io.crossdock.masterdata.web;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Closure;
import io.crossdock.masterdata.HolidayCalendar;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.NodeProfile;
import io.crossdock.masterdata.NodeSite;
import io.crossdock.masterdata.NodeSystemNames;
import io.crossdock.masterdata.NodeTimes;
import io.crossdock.masterdata.SellerRecords;
import io.crossdock.masterdata.Sku;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundList;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.ListSize;
import io.crossdock.shared.Limits;
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
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Master data over HTTP. A put is all or nothing: with one violation nothing is stored. */
@RestController
@Tag(name = "Master data")
class MasterdataController {

    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";

    private final Engine engine;
    private final Masterdata masterdata;
    private final NodeTimes times;
    private final NodeSystemNames systems;
    private final SellerRecords sellers;

    MasterdataController(
            Engine engine, Masterdata masterdata, NodeTimes times, NodeSystemNames systems, SellerRecords sellers) {
        this.sellers = sellers;
        this.systems = systems;
        this.engine = engine;
        this.masterdata = masterdata;
        this.times = times;
    }

    /** @param stored number of records that were added or replaced */
    record Stored(int stored) {}

    record Nodes(List<NodeView> items) {}

    /** @param skus the SKUs; one of a known code replaces it */
    record SkuList(@ListSize(max = Masterdata.PUT_MAX) List<SkuRequest> skus) {}

    /** @param nodes the nodes; one of a known code replaces it */
    record NodeList(@ListSize(max = Masterdata.PUT_MAX) List<NodeRequest> nodes) {}

    /**
     * A node as JSON, with its kind in lower case.
     *
     * @param system name of the node system that gets its work; null: the default one
     * @param site where it is, for customers and parcels; null: not known
     * @param profile when and what it works; null: around the clock, without limits
     * @param closures periods in which it does not work, which have not ended
     * @param legalEntity code of the company that runs it; null: not said
     */
    record NodeView(
            String code,
            String name,
            String kind,
            String country,
            String postalCode,
            @Nullable NodeSite site,
            double latitude,
            double longitude,
            String timeZone,
            long handlingMinor,
            long orderMinor,
            @Nullable String system,
            boolean active,
            @Nullable NodeProfile profile,
            List<Closure> closures,
            @Nullable String legalEntity) {}

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
    Stored putSkus(@RequestBody BoundRequest<SkuList> body, Actor actor) {
        return storeSkus(actor, body);
    }

    /** The same from a file, whose header has the names of the fields. */
    @Hidden
    @PutMapping(path = "/v1/skus", consumes = CSV)
    Stored putSkuFile(HttpServletRequest request, Actor actor) throws IOException {
        return CsvBody.read(request.getReader(), "skus", SkuRequest.class)
                .through(file -> storeSkus(actor, BoundRequest.of(file, SkuList.class)));
    }

    private Stored storeSkus(Actor actor, BoundRequest<SkuList> body) {
        body.list("skus", SkuList::skus).refuseDuplicates("code", SkuRequest::code);
        var skus = body.value().skus().stream().map(SkuRequest::sku).toList();
        engine.transact(actor.name(), tx -> {
            masterdata.putSkus(tx, skus);
            return skus.size();
        });
        return new Stored(skus.size());
    }

    /**
     * {@code {"nodes": [{code, name, kind: store|dc|three-pl|drop-ship, …, profile}]}}, up to
     * {@value Masterdata#PUT_MAX}.
     */
    @Operation(
            operationId = "putNodes",
            summary = "Add or replace nodes",
            description = "Up to 5000; all or nothing. A node without a system, site, profile or legal entity keeps its"
                    + " own; {} removes a site or profile. "
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
    Stored putNodes(@RequestBody BoundRequest<NodeList> body, Actor actor) {
        return storeNodes(actor, body);
    }

    /** The same from a file, whose header has the names of the fields. A profile can't be in a file. */
    @Hidden
    @PutMapping(path = "/v1/nodes", consumes = CSV)
    Stored putNodeFile(HttpServletRequest request, Actor actor) throws IOException {
        return CsvBody.read(request.getReader(), "nodes", NodeRequest.class)
                .through(file -> storeNodes(actor, BoundRequest.of(file, NodeList.class)));
    }

    private Stored storeNodes(Actor actor, BoundRequest<NodeList> body) {
        var list = body.list("nodes", NodeList::nodes);
        list.refuseDuplicates("code", NodeRequest::code);
        list.each(this::refuseUnknownSystem);
        ProfileRule.check(list.inner("profile", NodeRequest::profiles));
        var nodes = body.value().nodes().stream().map(NodeRequest::node).toList();
        var sites = new HashMap<String, NodeSite>();
        for (var request : body.value().nodes()) {
            if (request.site() != null) {
                sites.put(request.code(), request.site());
            }
        }
        engine.transact(actor.name(), tx -> {
            refuseUnknownCalendars(tx, list);
            refuseUnknownEntities(tx, list);
            body.refuseViolations();
            masterdata.putNodes(tx, nodes);
            if (!sites.isEmpty()) {
                masterdata.putSites(tx, sites);
            }
            return nodes.size();
        });
        return new Stored(nodes.size());
    }

    private void refuseUnknownSystem(RequestReader at, NodeRequest node) {
        var system = node.system();
        if (system != null && !system.isEmpty() && !systems.names().contains(system)) {
            at.violation(
                    "system",
                    ViolationCode.UNKNOWN_SYSTEM,
                    "there is no system " + system + " in crossdock.connectors.nodes, only "
                            + String.join(", ", systems.names()));
        }
    }

    private void refuseUnknownEntities(Tx tx, BoundList<NodeRequest> nodes) {
        var known = sellers.directory(tx);
        nodes.each((at, node) -> {
            if (node.legalEntity() != null && known.entity(node.legalEntity()).isEmpty()) {
                SellerRule.unknownEntity(at, node.legalEntity());
            }
        });
    }

    private void refuseUnknownCalendars(Tx tx, BoundList<NodeRequest> nodes) {
        var known = times.calendars(tx).stream().map(HolidayCalendar::name).toList();
        nodes.inner("profile", NodeRequest::profiles).each((at, profile) -> {
            if (profile.calendar() != null && !known.contains(profile.calendar())) {
                at.violation("calendar", ViolationCode.UNKNOWN_CALENDAR, "there is no calendar " + profile.calendar());
            }
        });
    }

    /**
     * SKUs by code, a page at a time.
     *
     * @param q part of the code or the name, in any case; empty: all SKUs
     */
    @Operation(
            operationId = "listSkus",
            summary = "List SKUs by code",
            description =
                    "A page of up to 500; with q only those that have this text in their code or name, in any case."
                            + " Pass nextCursor as cursor to get the next page.")
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

    @Operation(operationId = "getSku", summary = "One SKU", description = "As it was last put.")
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
    @Operation(
            operationId = "listNodes",
            summary = "List all nodes by code",
            description = "With their profiles, and with closures that have not ended. All nodes on one page.")
    @GetMapping("/v1/nodes")
    Nodes nodes() {
        var nodes = engine.read(masterdata::nodes);
        var sites = masterdata.sitesByCode();
        return new Nodes(
                nodes.stream().map(node -> view(node, sites.get(node.code()))).toList());
    }

    private static NodeView view(Node n, @Nullable NodeSite site) {
        return new NodeView(
                n.code(),
                n.name(),
                Words.of(n.kind()),
                n.country(),
                n.postalCode(),
                site,
                n.latitude(),
                n.longitude(),
                n.timeZone(),
                n.handlingMinor(),
                n.orderMinor(),
                n.system(),
                n.active(),
                n.profile(),
                n.closures(),
                n.legalEntity());
    }
}
