package io.crossdock.orders.web;

import io.crossdock.engine.Engine;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.Orders;
import io.crossdock.orders.agreement.OrderVersion;
import io.crossdock.platform.JsonDifferences;
import io.crossdock.platform.Refuses;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What was agreed with the customer, version by version. */
@RestController
@Tag(name = "Orders")
class OrderVersionController {

    private final Engine engine;
    private final Orders orders;

    OrderVersionController(Engine engine, Orders orders) {
        this.engine = engine;
        this.orders = orders;
    }

    /** Versions, the first one first. */
    record AgreementVersions(List<AgreementChange> items) {}

    /**
     * What made a version.
     *
     * @param version 1 for what was agreed first
     * @param change {@code captured}, or the kind of the change
     * @param reason why; empty for the first
     * @param actor who made it
     * @param hash SHA-256 of the document as it is stored, hexadecimal
     * @param differences from the version before; the code is {@code differs}
     */
    record AgreementChange(
            int version,
            String change,
            String reason,
            Instant at,
            String actor,
            String hash,
            List<Violation> differences) {

        static AgreementChange of(OrderVersion v, @Nullable OrderVersion before) {
            return new AgreementChange(
                    v.version(),
                    v.change(),
                    v.reason(),
                    v.at(),
                    v.actor(),
                    v.agreement().hash(),
                    before == null
                            ? List.of()
                            : JsonDifferences.between(
                                    before.agreement().tree(), v.agreement().tree()));
        }
    }

    /**
     * A version with its document.
     *
     * @param against the version that it is compared with; null for the first
     * @param made what made it, and its differences from {@code against}
     * @param document the agreement as a canonical order, without the token that pays it
     */
    record AgreedVersion(@Nullable Integer against, AgreementChange made, JsonNode document) {}

    @Operation(
            operationId = "listOrderVersions",
            summary = "List the versions of an order's agreement",
            description = "Each with what it changed. A version never changes; a change makes the next one.")
    @Refuses("404 order-not-found")
    @GetMapping("/v1/orders/{id:O[0-9]+}/versions")
    AgreementVersions versions(@PathVariable String id) {
        var versions = read(id);
        return new AgreementVersions(versions.stream()
                .map(v -> AgreementChange.of(v, v.version() == 1 ? null : versions.get(v.version() - 2)))
                .toList());
    }

    /** @param against another version to compare it with; absent: the one before */
    @Operation(
            operationId = "getOrderVersion",
            summary = "Read a version of an order's agreement",
            description = "With its differences from another version.")
    @Refuses({"404 order-not-found", "404 order-version-not-found"})
    @GetMapping("/v1/orders/{id:O[0-9]+}/versions/{version:[0-9]{1,9}}")
    AgreedVersion version(
            @PathVariable String id,
            @PathVariable int version,
            @RequestParam(required = false) @Nullable Integer against) {
        var versions = read(id);
        var asked = find(id, versions, version);
        var other =
                against == null && version == 1 ? null : find(id, versions, against == null ? version - 1 : against);
        return new AgreedVersion(
                other == null ? null : other.version(),
                AgreementChange.of(asked, other),
                asked.agreement().tree());
    }

    /**
     * What differs between two versions.
     *
     * @param from a version
     * @param to another version, older or newer
     * @param fields each field that differs, with its value in both; at most 100
     */
    record VersionDifference(int from, int to, List<JsonDifferences.FieldChange> fields) {}

    /** @param to another version; absent: the newest */
    @Operation(
            operationId = "compareOrderVersions",
            summary = "Compare two versions of an order's agreement",
            description = "Field by field, with the value in the one and in the other.")
    @Refuses({"404 order-not-found", "404 order-version-not-found"})
    @GetMapping("/v1/orders/{id:O[0-9]+}/versions/{version:[0-9]{1,9}}/diff")
    VersionDifference difference(
            @PathVariable String id, @PathVariable int version, @RequestParam(required = false) @Nullable Integer to) {
        var versions = read(id);
        var one = find(id, versions, version);
        var other = to == null ? versions.getLast() : find(id, versions, to);
        return new VersionDifference(
                one.version(),
                other.version(),
                JsonDifferences.fields(one.agreement().tree(), other.agreement().tree()));
    }

    private List<OrderVersion> read(String id) {
        var order = OrderId.parse(id).orElseThrow(() -> Refused.notFound("order", id));
        var versions = engine.read(tx -> orders.versions(tx, order));
        if (versions.isEmpty()) {
            throw Refused.notFound("order", id);
        }
        return versions;
    }

    private static OrderVersion find(String id, List<OrderVersion> versions, int version) {
        var found = ListIndex.by(versions, OrderVersion::version).get(version);
        if (found == null) {
            throw Refused.notFound("order-version", id + "/" + version);
        }
        return found;
    }
}
