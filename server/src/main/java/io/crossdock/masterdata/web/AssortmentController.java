package io.crossdock.masterdata.web;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Assortment;
import io.crossdock.masterdata.Kit;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Sku;
import io.crossdock.masterdata.SkuSubstitutes;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundList;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.ListSize;
import io.crossdock.shared.Refused;
import io.crossdock.shared.ViolationCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Kits and substitutes over HTTP. A put is all or nothing: with one violation nothing is stored. */
@RestController
@Tag(name = "Master data")
class AssortmentController {

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

    /** @param kits the kits; one of a known SKU must have the same parts */
    record KitList(@ListSize(max = Masterdata.PUT_MAX) List<KitRequest> kits) {}

    /** @param parts what is in one kit; each part once, and no part is a kit */
    record KitRequest(
            String sku,
            @ListSize(max = Assortment.PARTS_MAX) List<Kit.Part> parts) {

        Kit kit() {
            return new Kit(sku, parts);
        }
    }

    /** @param substitutes the SKUs with their substitutes */
    record SubstituteList(
            @ListSize(max = Masterdata.PUT_MAX) List<SkuSubstitutes> substitutes) {}

    @Operation(
            operationId = "putKits",
            summary = "Add kits: SKUs that consist of other SKUs",
            description = "Up to 5000, all or nothing. The parts of a kit never change; other parts need another SKU.")
    @Refuses("422 invalid")
    @PutMapping("/v1/kits")
    Arranged putKits(@RequestBody BoundRequest<KitList> body, Actor actor) {
        var list = body.list("kits", KitList::kits);
        return engine.transact(actor.name(), tx -> {
            refuseStrangers(tx, list);
            var kits = body.value().kits().stream().map(KitRequest::kit).toList();
            assortment.putKits(tx, kits);
            return new Arranged(kits.size());
        });
    }

    private void refuseStrangers(Tx tx, BoundList<KitRequest> list) {
        var named = new TreeSet<String>();
        var parts = new TreeSet<String>();
        list.elements().forEach(kit -> {
            named.add(kit.sku());
            kit.parts().forEach(part -> parts.add(part.sku()));
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
        list.each((at, kit) -> {
            if (substituted.contains(kit.sku())) {
                at.violation(
                        "sku",
                        ViolationCode.HAS_SUBSTITUTES,
                        kit.sku() + " has substitutes or is a substitute; a kit can be neither");
            }
        });
        var seen = new HashSet<String>();
        used.addAll(parts);
        list.each((at, kit) -> refuse(at, kit.kit(), known, kits.get(kit.sku()), seen, used));
        list.each((at, kit) -> refuseParts(at.elements("parts", kit.parts().size()), kit.parts(), known));
        list.inner("parts", KitRequest::parts).each((at, part) -> {
            if (kits.containsKey(part.sku())
                    || named.contains(part.sku()) && !part.sku().isEmpty()) {
                at.violation("sku", ViolationCode.IS_KIT, part.sku() + " is a kit; a part can't be a kit");
            }
        });
    }

    private static void refuse(
            RequestReader at, Kit kit, Set<String> known, @Nullable Kit there, Set<String> seen, Set<String> parts) {
        if (kit.sku().isEmpty()) {
            return;
        }
        if (!known.contains(kit.sku())) {
            at.violation("sku", ViolationCode.UNKNOWN_SKU, "there is no SKU " + kit.sku());
        } else if (!seen.add(kit.sku())) {
            at.violation("sku", ViolationCode.DUPLICATE, kit.sku() + " is in the list twice");
        } else if (parts.contains(kit.sku())) {
            at.violation("sku", ViolationCode.IS_PART, kit.sku() + " is a part of a kit; a part can't be a kit");
        } else if (there != null && !there.equals(kit)) {
            at.violation(
                    "parts", ViolationCode.CHANGED, "the parts of a kit never change; other parts need another SKU");
        }
    }

    private static void refuseParts(List<RequestReader> places, List<Kit.Part> parts, Set<String> known) {
        var seen = new HashSet<String>();
        for (int i = 0; i < parts.size(); i++) {
            var sku = parts.get(i).sku();
            if (!sku.isEmpty() && !known.contains(sku)) {
                places.get(i).violation("sku", ViolationCode.UNKNOWN_SKU, "there is no SKU " + sku);
            } else if (!sku.isEmpty() && !seen.add(sku)) {
                places.get(i).violation("sku", ViolationCode.DUPLICATE, sku + " is in the list twice");
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
            description = "The best first; an empty list removes them.")
    @Refuses("422 invalid")
    @PutMapping("/v1/substitutes")
    Arranged putSubstitutes(@RequestBody BoundRequest<SubstituteList> body, Actor actor) {
        var list = body.list("substitutes", SubstituteList::substitutes);
        return engine.transact(actor.name(), tx -> {
            refuseStrangers(tx, list.places(), list.elements());
            var read = body.value().substitutes();
            assortment.putSubstitutes(tx, read);
            return new Arranged(read.size());
        });
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
