package io.crossdock.masterdata.web;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Assortment;
import io.crossdock.masterdata.Kit;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Sku;
import io.crossdock.masterdata.SkuSubstitutes;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Refused;
import io.crossdock.shared.ViolationCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Kits and substitutes over HTTP. A put is all or nothing: with one violation nothing is stored. */
@RestController
@Tag(name = "Master data")
class AssortmentController {

    private static final String ACTOR = "api";

    private final Engine engine;
    private final Masterdata masterdata;
    private final Assortment assortment;

    AssortmentController(Engine engine, Masterdata masterdata, Assortment assortment) {
        this.engine = engine;
        this.masterdata = masterdata;
        this.assortment = assortment;
    }

    /** @param stored number of SKUs that were put */
    record Arranged(int stored) {}

    /**
     * Body of a put, for the API's description; the code reads the JSON itself, to find all violations at once.
     *
     * @param kits the kits, 1 to 5,000; one of a known SKU replaces it
     */
    record KitList(List<Kit> kits) {}

    /** @param substitutes the SKUs with their substitutes, 1 to 5,000 */
    record SubstituteList(List<SkuSubstitutes> substitutes) {}

    /** An element of the body with its value. */
    private record Put<T>(RequestReader element, T value, List<RequestReader> parts) {}

    @Operation(
            operationId = "putKits",
            summary = "Add kits: SKUs that consist of other SKUs",
            description = "Up to 5000, all or nothing. The parts of a kit never change; other parts need another SKU.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = KitList.class))))
    @Refuses("422 invalid")
    @PutMapping("/v1/kits")
    Arranged putKits(@RequestBody JsonNode json) {
        var body = RequestReader.body(json);
        var puts = body.list("kits", Masterdata.PUT_MAX).stream()
                .map(AssortmentController::kit)
                .toList();
        body.refuseUnknown();
        return engine.transact(ACTOR, tx -> {
            refuseStrangers(tx, puts);
            body.refuseViolations();
            assortment.putKits(tx, puts.stream().map(Put::value).toList());
            return new Arranged(puts.size());
        });
    }

    private static Put<Kit> kit(RequestReader k) {
        var parts = k.list("parts", Assortment.PARTS_MAX);
        var read = new Kit(
                k.text("sku", Limits.CODE_CHARACTERS_MAX),
                parts.stream().map(AssortmentController::part).toList());
        k.refuseUnknown();
        return new Put<>(k, read, parts);
    }

    private static Kit.Part part(RequestReader p) {
        var read =
                new Kit.Part(p.text("sku", Limits.CODE_CHARACTERS_MAX), p.whole("quantity", 1, Limits.PART_UNITS_MAX));
        p.refuseUnknown();
        return read;
    }

    private void refuseStrangers(Tx tx, List<Put<Kit>> puts) {
        var named = new TreeSet<String>();
        var parts = new TreeSet<String>();
        puts.forEach(put -> {
            named.add(put.value().sku());
            put.value().parts().forEach(part -> parts.add(part.sku()));
        });
        var all = new TreeSet<>(parts);
        all.addAll(named);
        var known = masterdata.skus(tx, all).keySet();
        var kits = new HashMap<>(assortment.kits(tx, all));
        var used = new HashSet<String>();
        assortment.kitsWith(tx, named).values().forEach(kit -> kit.parts().forEach(part -> used.add(part.sku())));
        var substituted = assortment.withSubstitutes(tx, named);
        substituted.removeAll(used);
        substituted.removeAll(parts);
        puts.stream()
                .filter(put -> substituted.contains(put.value().sku()))
                .forEach(put -> put.element()
                        .violation(
                                "sku",
                                ViolationCode.HAS_SUBSTITUTES,
                                put.value().sku() + " has substitutes or is a substitute; a kit can be neither"));
        var seen = new HashSet<String>();
        for (var put : puts) {
            refuse(
                    put,
                    known,
                    kits,
                    seen,
                    used.contains(put.value().sku())
                            || parts.contains(put.value().sku()));
        }
        puts.forEach(put -> refuseKitsAsParts(put, kits, named));
    }

    private static void refuse(
            Put<Kit> put, Set<String> known, Map<String, Kit> kits, HashSet<String> seen, boolean isPart) {
        var kit = put.value();
        if (kit.sku().isEmpty()) {
            return;
        }
        var there = kits.get(kit.sku());
        if (!known.contains(kit.sku())) {
            put.element().violation("sku", ViolationCode.UNKNOWN_SKU, "there is no SKU " + kit.sku());
        } else if (!seen.add(kit.sku())) {
            put.element().violation("sku", ViolationCode.DUPLICATE, kit.sku() + " is in the list twice");
        } else if (isPart) {
            put.element()
                    .violation("sku", ViolationCode.IS_PART, kit.sku() + " is a part of a kit; a part can't be a kit");
        } else if (there != null && !there.equals(kit)) {
            put.element()
                    .violation(
                            "parts",
                            ViolationCode.CHANGED,
                            "the parts of a kit never change; other parts need another SKU");
        }
        var parts = new HashSet<String>();
        for (var part : put.parts()) {
            var sku = part.optionalText("sku", Limits.CODE_CHARACTERS_MAX);
            if (sku != null && !known.contains(sku)) {
                part.violation("sku", ViolationCode.UNKNOWN_SKU, "there is no SKU " + sku);
            } else if (sku != null && !parts.add(sku)) {
                part.violation("sku", ViolationCode.DUPLICATE, sku + " is in the list twice");
            }
        }
    }

    private static void refuseKitsAsParts(Put<Kit> put, Map<String, Kit> kits, Set<String> named) {
        for (var part : put.parts()) {
            var sku = part.optionalText("sku", Limits.CODE_CHARACTERS_MAX);
            if (sku != null && (kits.containsKey(sku) || named.contains(sku))) {
                part.violation("sku", ViolationCode.IS_KIT, sku + " is a kit; a part can't be a kit");
            }
        }
    }

    @Operation(
            operationId = "getKit",
            summary = "Get the parts of a kit",
            description = "404 also for a SKU that is no kit.")
    @Refuses("404 kit-not-found")
    @GetMapping("/v1/kits/{code}")
    Kit kit(@PathVariable String code) {
        var kit = engine.read(tx -> assortment.kits(tx, List.of(code))).get(code);
        if (kit == null) {
            throw Refused.notFound("kit", code);
        }
        return kit;
    }

    @Operation(
            operationId = "putSubstitutes",
            summary = "Replace the substitutes of SKUs",
            description = "Up to 5000: {\"substitutes\": [{sku, skus: [best, next best, …]}]}; "
                    + "an empty list removes them.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = SubstituteList.class))))
    @Refuses("422 invalid")
    @PutMapping("/v1/substitutes")
    Arranged putSubstitutes(@RequestBody JsonNode json) {
        var body = RequestReader.body(json);
        var elements = body.list("substitutes", Masterdata.PUT_MAX);
        var read = elements.stream().map(AssortmentController::substitutes).toList();
        body.refuseUnknown();
        return engine.transact(ACTOR, tx -> {
            refuseStrangers(tx, elements, read);
            body.refuseViolations();
            assortment.putSubstitutes(tx, read);
            return new Arranged(read.size());
        });
    }

    private static SkuSubstitutes substitutes(RequestReader s) {
        var read = new SkuSubstitutes(
                s.text("sku", Limits.CODE_CHARACTERS_MAX),
                s.optionalTexts("skus", Assortment.SUBSTITUTES_MAX, Limits.CODE_CHARACTERS_MAX));
        s.refuseUnknown();
        return read;
    }

    private void refuseStrangers(Tx tx, List<RequestReader> elements, List<SkuSubstitutes> read) {
        var all = new TreeSet<String>();
        read.forEach(s -> {
            all.add(s.sku());
            all.addAll(s.skus());
        });
        var skus = masterdata.skus(tx, all);
        var known = skus.keySet();
        var kits = assortment.kits(tx, all).keySet();
        var seen = new HashSet<String>();
        for (int i = 0; i < read.size(); i++) {
            var s = read.get(i);
            refuseMisfits(elements.get(i), s, skus, kits);
            if (!s.sku().isEmpty() && (!known.contains(s.sku()) || !seen.add(s.sku()))) {
                var twice = known.contains(s.sku());
                elements.get(i)
                        .violation(
                                "sku",
                                twice ? ViolationCode.DUPLICATE : ViolationCode.UNKNOWN_SKU,
                                s.sku() + (twice ? " is in the list twice" : " is not a known SKU"));
            }
            if (new HashSet<>(s.skus()).size() < s.skus().size() || s.skus().contains(s.sku())) {
                elements.get(i)
                        .violation(
                                "skus",
                                ViolationCode.DUPLICATE,
                                "must name each substitute once, and not the SKU itself");
            }
            if (!known.containsAll(
                    s.skus().stream().filter(sku -> !sku.isEmpty()).toList())) {
                elements.get(i).violation("skus", ViolationCode.UNKNOWN_SKU, "must name SKUs that exist");
            }
        }
    }

    /** Refuses kits, and substitutes with another base unit: their units replace the line's units one to one. */
    private static void refuseMisfits(
            RequestReader element, SkuSubstitutes s, Map<String, Sku> skus, Set<String> kits) {
        if (kits.contains(s.sku())) {
            element.violation("sku", ViolationCode.IS_KIT, s.sku() + " is a kit; a kit can't have substitutes");
        }
        s.skus().stream()
                .filter(kits::contains)
                .forEach(kit -> element.violation(
                        "skus", ViolationCode.IS_KIT, kit + " is a kit; a kit can't be a substitute"));
        var ordered = skus.get(s.sku());
        if (ordered == null) {
            return;
        }
        s.skus().stream()
                .map(skus::get)
                .filter(other -> other != null && !other.unit().equals(ordered.unit()))
                .forEach(other -> element.violation(
                        "skus",
                        ViolationCode.OTHER_UNIT,
                        other.code() + " counts in " + other.unit() + ", " + ordered.code() + " in " + ordered.unit()));
    }

    @Operation(
            operationId = "getSubstitutes",
            summary = "Get the substitutes of a SKU, best first",
            description = "What may be sent instead where the SKU is short; empty if there is nothing.")
    @Refuses("404 sku-not-found")
    @GetMapping("/v1/skus/{code}/substitutes")
    SkuSubstitutes substitutes(@PathVariable String code) {
        return engine.read(tx -> {
            if (masterdata.skus(tx, List.of(code)).isEmpty()) {
                throw Refused.notFound("sku", code);
            }
            return new SkuSubstitutes(
                    code, assortment.substitutes(tx, List.of(code)).getOrDefault(code, List.of()));
        });
    }
}
