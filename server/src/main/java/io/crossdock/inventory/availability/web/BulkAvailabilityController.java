package io.crossdock.inventory.availability.web;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.inventory.availability.AsOf;
import io.crossdock.inventory.availability.Availability;
import io.crossdock.inventory.availability.SkuStock;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.ListSize;
import io.crossdock.shared.Limits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/**
 * Availability of many SKUs or of all. The answer is written while memory is read, so that millions of rows need no
 * memory of their own.
 */
@RestController
@Tag(name = "Availability")
class BulkAvailabilityController {

    private static final int SKUS_MAX = 20_000;

    private final Availability availability;
    private final ActiveNodes known;
    private final SkuLookup lookup;

    BulkAvailabilityController(Availability availability, ActiveNodes known, SkuLookup lookup) {
        this.lookup = lookup;
        this.known = known;
        this.availability = availability;
    }

    /**
     * @param skus only these SKUs; absent or empty: all with units somewhere
     * @param nodes only these nodes; absent or empty: all
     */
    record BulkRequest(
            @ListSize(min = 0, max = SKUS_MAX) List<String> skus,
            @ListSize(min = 0, max = Limits.NODES_MAX) List<String> nodes) {}

    /**
     * The answer, which is written while memory is read.
     *
     * @param stalenessMs age of the figures in milliseconds of machine time: they contain every earlier change
     * @param unknownSkus codes of the request that no SKU has; null: the database is away, and it is not known
     * @param unknownNodes codes of the request that no node has
     */
    record AvailabilityBulk(
            String position,
            long stalenessMs,
            List<AvailabilityBulkItem> items,
            @Nullable List<String> unknownSkus,
            List<String> unknownNodes) {}

    /**
     * A SKU's nodes with at least one unit, by code; three lists of one length.
     *
     * @param nodes codes of the nodes with at least one unit
     * @param available units available at each of these nodes, in their order
     * @param version version of each of these rows; the higher of two is the newer
     */
    record AvailabilityBulkItem(String sku, List<String> nodes, List<Long> available, List<Long> version) {}

    @Operation(
            operationId = "listAvailability",
            summary = "Availability of many SKUs or of all, by node",
            description =
                    "Without skus: all with units somewhere. A named SKU is always in the answer, with empty lists if"
                            + " it has no units;"
                            + " unknownSkus and unknownNodes name the codes that nothing has. A kit has at"
                            + " each node what its scarcest part makes."
                            + " Inactive nodes (GET /v1/nodes) are included. Go on from position with GET"
                            + " /v1/availability/changes.")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = AvailabilityBulk.class)))
    @Refuses("422 invalid")
    @PostMapping("/v1/availability:bulk")
    void bulk(@RequestBody BoundRequest<BulkRequest> body, HttpServletResponse response) throws IOException {
        var skus = body.value().skus();
        var nodes = Set.copyOf(body.value().nodes());
        var asOf = AvailabilityController.asOf(availability);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (var out = EngineJson.MAPPER.createGenerator(response.getOutputStream())) {
            head(out, asOf);
            if (skus.isEmpty()) {
                availability.all(rows -> item(out, rows.sku(), rows, nodes, Silent.YES));
            } else {
                skus.forEach(sku -> availability
                        .rows(sku)
                        .ifPresentOrElse(rows -> item(out, sku, rows, nodes, Silent.NO), () -> noUnits(out, sku)));
            }
            out.writeEndArray();
            unknown(out, skus, nodes);
            out.writeEndObject();
        }
    }

    private static void head(JsonGenerator out, AsOf asOf) {
        out.writeStartObject()
                .writeStringProperty("position", asOf.position())
                .writeNumberProperty("stalenessMs", asOf.stalenessMs())
                .writeArrayPropertyStart("items");
    }

    private void unknown(JsonGenerator out, List<String> skus, Set<String> nodes) {
        var without = skus.stream()
                .filter(sku -> availability.rows(sku).isEmpty())
                .distinct()
                .sorted()
                .toList();
        if (without.isEmpty()) {
            out.writePOJOProperty("unknownSkus", List.of());
        } else {
            out.writePOJOProperty(
                    "unknownSkus",
                    lookup.of(without)
                            .map(found -> without.stream()
                                    .filter(sku -> !found.known().containsKey(sku))
                                    .toList())
                            .orElse(null));
        }
        var all = nodes.isEmpty() ? Set.<String>of() : known.now().all().keySet();
        out.writePOJOProperty(
                "unknownNodes",
                nodes.stream().filter(node -> !all.contains(node)).sorted().toList());
    }

    /** Whether to leave out SKUs without units. */
    private enum Silent {
        YES,
        NO
    }

    private static void noUnits(JsonGenerator out, String sku) {
        out.writeStartObject().writeStringProperty("sku", sku);
        for (var list : List.of("nodes", "available", "version")) {
            out.writeArrayPropertyStart(list).writeEndArray();
        }
        out.writeEndObject();
    }

    private static void item(JsonGenerator out, String sku, SkuStock rows, Set<String> nodes, Silent silent) {
        var shown = new int[rows.size()];
        int count = 0;
        for (int i = 0; i < shown.length; i++) {
            if (rows.available(i) > 0 && (nodes.isEmpty() || nodes.contains(rows.node(i)))) {
                shown[count++] = i;
            }
        }
        if (count == 0 && silent == Silent.YES) {
            return;
        }
        out.writeStartObject().writeStringProperty("sku", sku).writeArrayPropertyStart("nodes");
        for (int i = 0; i < count; i++) {
            out.writeString(rows.node(shown[i]));
        }
        out.writeEndArray().writeArrayPropertyStart("available");
        for (int i = 0; i < count; i++) {
            out.writeNumber(rows.available(shown[i]));
        }
        out.writeEndArray().writeArrayPropertyStart("version");
        for (int i = 0; i < count; i++) {
            out.writeNumber(rows.version(shown[i]));
        }
        out.writeEndArray().writeEndObject();
    }
}
