package io.crossdock.inventory.availability.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.engine.Engine;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.inventory.StockChanged;
import io.crossdock.inventory.availability.AsOf;
import io.crossdock.inventory.availability.Availability;
import io.crossdock.inventory.availability.Availability.MemoryHealth;
import io.crossdock.inventory.availability.SkuStock;
import io.crossdock.inventory.availability.StockChangePage;
import io.crossdock.inventory.availability.web.SubstituteAvailability.Substitute;
import io.crossdock.inventory.supply.Supplies;
import io.crossdock.masterdata.Kit;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.LogCursor;
import io.crossdock.shared.Refused;
import io.crossdock.shared.ViolationCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Availability of a SKU, changes of availability, and the staleness of this server's memory, over HTTP. */
@RestController
@Tag(name = "Availability")
class AvailabilityController {

    /** Most rows that a caller may ask for in a page. */
    private static final int CHANGES_MAX = 10_000;

    private static final String REMEDY = "load in bulk (POST /v1/availability:bulk) and go on from its position";

    private final Engine engine;
    private final Availability availability;
    private final ActiveNodes nodes;
    private final ChannelStockReader units;
    private final Supplies supplies;
    private final Masterdata masterdata;
    private final SubstituteAvailability substitutes;

    AvailabilityController(
            Engine engine,
            Availability availability,
            ChannelStockReader units,
            Supplies supplies,
            ActiveNodes nodes,
            Masterdata masterdata,
            SubstituteAvailability substitutes) {
        this.substitutes = substitutes;
        this.engine = engine;
        this.availability = availability;
        this.units = units;
        this.supplies = supplies;
        this.nodes = nodes;
        this.masterdata = masterdata;
    }

    /**
     * Availability of a SKU.
     *
     * @param available units that an order can get from all active nodes together; for a kit whole kits, whose parts
     *     may come from several nodes
     * @param nodes active nodes with at least one unit or whole kit, by code
     * @param dated supply to come, by date; empty if not asked for
     * @param parts a kit's parts, by SKU; empty for other SKUs
     */
    record SkuAvailability(
            String sku,
            long available,
            List<UnitsAtNode> nodes,
            List<DatedAvailability> dated,
            List<UnitsOfPart> parts,
            AsOf asOf) {}

    /**
     * A part of a kit.
     *
     * @param quantity units in one kit
     * @param available units at all active nodes
     */
    record UnitsOfPart(String sku, long quantity, long available) {}

    /** @param substitutes available substitutes if the SKU is short, the best first */
    record SkuAnswer(@JsonUnwrapped SkuAvailability of, List<Substitute> substitutes) {}

    /**
     * @param available units that may be promised at the node now
     * @param kept units withheld: safety, buffer and hard fences
     */
    record UnitsAtNode(String node, long available, long onHand, long reserved, long kept) {}

    /**
     * A page of the feed.
     *
     * @param items each SKU and node once, with its last figures
     * @param next value of {@code after} for the next page
     * @param more whether there is another page already
     */
    record AvailabilityChanges(List<ChangedRow> items, String next, boolean more, AsOf asOf) {}

    /**
     * @param available units that may be promised at the node now
     * @param kept units withheld: safety stock, buffer and hard fences
     * @param version of two figures of a row, the one with the higher version is newer
     */
    record ChangedRow(String sku, String node, long available, long onHand, long reserved, long kept, long version) {}

    @Operation(
            operationId = "getAvailabilityStatus",
            summary = "Staleness of this server's memory of stock",
            description = "stalenessP50Ms and stalenessP99Ms are the values that 50 and 99 % of the last minute"
                    + " did not exceed.")
    @GetMapping("/v1/availability")
    MemoryHealth status() {
        return availability.health();
    }

    /**
     * @param dated whether to add dated supply
     * @param quantity units that are wanted; where fewer are available, the answer names substitutes that have units
     * @param channel only units that this channel's orders may have; absent: any channel's
     */
    @Operation(
            operationId = "getAvailability",
            summary = "Availability of a SKU, by active node and by date",
            description = "The figures come from memory; asOf tells how old they may be. A kit's nodes have as"
                    + " many as the scarcest part makes there; available is the number of kits that the parts"
                    + " of all nodes make together, since an order's parts may come from several nodes. With"
                    + " channel: units that the channel's orders may have, read from the database if ring"
                    + " fences or the channel's nodes make a difference. dated=true adds dated supply, which"
                    + " is always read from the database. SKUs named pickup or changes are available in bulk"
                    + " only.")
    @Refuses("404 sku-not-found")
    @GetMapping("/v1/availability/{sku}")
    SkuAnswer sku(
            @PathVariable String sku,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(defaultValue = "false") boolean dated,
            @RequestParam(defaultValue = "1") long quantity) {
        var answer = look(sku, channel, dated);
        return new SkuAnswer(
                answer,
                answer.available() >= quantity
                        ? List.of()
                        : substitutes.of(List.of(sku), channel).getOrDefault(sku, List.of()));
    }

    private SkuAvailability look(String sku, @Nullable String channel, boolean dated) {
        var asOf = asOf(availability);
        var rows = availability.rows(sku);
        if (rows.isEmpty()) {
            refuseStranger(sku);
        }
        var known = nodes.now();
        var seen = units.of(List.of(sku), channel);
        var at = seen.at(sku).stream()
                .filter(unit -> known.active(unit.node()))
                .map(unit -> atNode(unit, rows.orElse(null)))
                .toList();
        var parts = seen.kits().containsKey(sku) ? seen.parts(sku) : List.<Kit.Part>of();
        return new SkuAvailability(
                sku,
                seen.total(sku, known::active),
                at,
                dated ? later(sku, known, seen) : List.of(),
                parts.stream()
                        .map(part -> new UnitsOfPart(part.sku(), part.quantity(), seen.sum(part.sku(), known::active)))
                        .toList(),
                asOf);
    }

    private static UnitsAtNode atNode(AvailableUnits unit, @Nullable SkuStock rows) {
        int row = rows == null ? -1 : rows.row(unit.node());
        return rows == null || row < 0
                ? new UnitsAtNode(unit.node(), unit.units(), unit.units(), 0, 0)
                : new UnitsAtNode(unit.node(), unit.units(), rows.onHand(row), rows.reserved(row), rows.kept(row));
    }

    private List<DatedAvailability> later(String sku, ActiveNodes.Known known, SkuUnitTotals now) {
        var parts = now.parts(sku);
        var lines = engine.read(
                tx -> supplies.expected(tx, parts.stream().map(Kit.Part::sku).toList()));
        return DatedAvailability.of(
                parts,
                part -> now.sum(part, known::active),
                lines.stream()
                        .filter(line -> line.promisable() > 0 && known.active(line.node()))
                        .toList());
    }

    private void refuseStranger(String sku) {
        if (engine.read(tx -> masterdata.skus(tx, List.of(sku))).isEmpty()) {
            throw Refused.notFound("sku", sku);
        }
    }

    /**
     * Reads the staleness; call it before reading figures. @throws ResponseStatusException 503 until there are figures
     */
    static AsOf asOf(Availability availability) {
        if (!availability.loaded()) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
        return availability.asOf();
    }

    /**
     * @param after a {@code position} or {@code next} from an answer of this API
     * @param limit most rows of the page
     */
    @Operation(
            operationId = "listAvailabilityChanges",
            summary = "Stock rows that changed since a position",
            description = "In commit-safe order: no change is skipped, and a row may come again. Begin with POST"
                    + " /v1/availability:bulk and pass its position as after, then next. Rows of inactive"
                    + " nodes are included. The changes of one transaction stay together, so a page may"
                    + " exceed limit by up to 5000 rows. A change of a part also changes its kits; their rows"
                    + " follow, beyond the limit.")
    @Refuses({"400 wrong-parameter", "410 position-too-old"})
    @GetMapping("/v1/availability/changes")
    AvailabilityChanges changes(
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "1000") int limit) {
        var query = RequestReader.query().with("limit", limit).with("after", after);
        query.whole("limit", 1, CHANGES_MAX);
        if (!query.has("after")) {
            query.violation("after", ViolationCode.REQUIRED, "is required");
        }
        var place = query.optionalParsed(
                "after", text -> LogCursor.read(text, REMEDY), "a position from an answer of this API");
        query.refuseViolations();
        var asOf = asOf(availability);
        var changes = engine.read(tx -> availability.changes(tx, Objects.requireNonNull(place), limit))
                .orElseThrow(() -> LogCursor.tooOld(after, REMEDY));
        return page(changes, asOf);
    }

    private static AvailabilityChanges page(StockChangePage changes, AsOf asOf) {
        return new AvailabilityChanges(
                changes.rows().stream().map(AvailabilityController::changed).toList(),
                changes.next().toString(),
                changes.more(),
                asOf);
    }

    private static ChangedRow changed(StockChanged.Row row) {
        return new ChangedRow(
                row.sku(), row.node(), row.available(), row.onHand(), row.reserved(), row.kept(), row.version());
    }
}
