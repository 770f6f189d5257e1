package io.crossdock.allocation.substitution;

import io.crossdock.allocation.demand.DemandFactory;
import io.crossdock.allocation.demand.OpenDemand;
import io.crossdock.allocation.demand.SourcingRequest;
import io.crossdock.allocation.kit.NeededUnits;
import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.inventory.Inventory;
import io.crossdock.masterdata.Assortment;
import io.crossdock.masterdata.KnownKits;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Sku;
import io.crossdock.shared.LineRef;
import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.RejectionReason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds possible substitutes for the units that orders lack, as customers and master data allow. Where nothing is
 * allowed nothing is read.
 */
@Component
public final class SubstituteChoices {

    /**
     * An order that is short.
     *
     * @param why decision that found it short
     * @param waits whether its process lets it wait for supply
     */
    public record Lacking(OpenDemand.Need need, Demand demand, Decision.Unfillable why, boolean waits) {

        public long order() {
            return demand.order();
        }

        RejectionReason reason(DemandLine line) {
            return why.lines().stream()
                    .filter(l -> l.sku().equals(line.sku()) && l.wanted() > l.available())
                    .map(Decision.ShortLine::reason)
                    .findFirst()
                    .orElse(RejectionReason.NO_STOCK);
        }
    }

    /**
     * Substitutes for an order.
     *
     * @param instead substitutes per line, the best first; only lines that have some
     * @param waitDays most days per line that due supply is waited for instead
     */
    record Choice(Lacking of, Map<UnitLine, List<DemandLine>> instead, Map<UnitLine, Long> waitDays) {

        /** The demand for every SKU that the order might get. */
        Demand all() {
            var lines = new ArrayList<>(of.demand().lines());
            instead.values().forEach(lines::addAll);
            return of.demand().with(lines);
        }

        /** The same without substitutes that were tried in vain. */
        Choice without(List<DemandLine> tried) {
            var left = new HashMap<>(instead);
            tried.forEach(t -> left.computeIfPresent(
                    t.line().original(),
                    (_, some) ->
                            some.stream().filter(s -> !s.sku().equals(t.sku())).toList()));
            return new Choice(of, left, waitDays);
        }
    }

    /** A line that may be substituted. */
    private record Allowed(NeededUnits line, long waitDays) {}

    private final DemandFactory demands;
    private final Assortment assortment;
    private final KnownKits known;
    private final Masterdata masterdata;
    private final Inventory inventory;
    private final Fulfillments fulfillments;

    SubstituteChoices(
            DemandFactory demands,
            Assortment assortment,
            KnownKits known,
            Masterdata masterdata,
            Inventory inventory,
            Fulfillments fulfillments) {
        this.known = known;
        this.demands = demands;
        this.assortment = assortment;
        this.masterdata = masterdata;
        this.inventory = inventory;
        this.fulfillments = fulfillments;
    }

    /** One per order with a substitute for at least one line, in the given order. */
    List<Choice> of(Tx tx, List<Lacking> lacking) {
        var allowed = new HashMap<LineRef, Allowed>();
        lacking.forEach(l -> l.need().lines().forEach(needed -> allow(tx, l, needed.line(), allowed)));
        if (allowed.isEmpty()) {
            return List.of();
        }
        var ranked = ranked(tx, allowed.values());
        var sent = ranked.isEmpty()
                ? Map.<LineRef, String>of()
                : sent(tx, lacking.stream().map(Lacking::order).toList());
        var codes = new TreeSet<String>(sent.values());
        ranked.forEach((sku, others) -> {
            codes.add(sku);
            codes.addAll(others);
        });
        var skus = masterdata.skus(tx, codes);
        var choices = new ArrayList<Choice>();
        for (var l : lacking) {
            var instead = new TreeMap<UnitLine, List<DemandLine>>();
            var days = new HashMap<UnitLine, Long>();
            for (var needed : l.need().lines()) {
                var line = new LineRef(l.order(), needed.line().line());
                var may = allowed.get(line);
                var others = may == null ? List.<DemandLine>of() : lines(tx, may.line(), ranked, sent.get(line), skus);
                if (may != null && !others.isEmpty()) {
                    instead.put(line.line(), others);
                    days.put(line.line(), may.waitDays());
                }
            }
            if (!instead.isEmpty()) {
                choices.add(new Choice(l, instead, days));
            }
        }
        return choices;
    }

    /**
     * Adds the line if it may be substituted. Parts of kits have no substitutes. The customer's word counts first, then
     * the table's.
     */
    private void allow(Tx tx, Lacking of, NeededUnits line, Map<LineRef, Allowed> allowed) {
        if (line.line().ofKit() || Boolean.FALSE.equals(line.allowSubstitutes())) {
            return;
        }
        var traits = of.demand().lines().stream()
                .filter(l -> l.line().equals(line.line()))
                .findFirst()
                .map(DemandLine::traits)
                .orElse(Set.of());
        var ruling = demands.substitution(tx, SourcingRequest.of(of.need().part()), traits);
        if (Boolean.TRUE.equals(line.allowSubstitutes()) || ruling.flag("allow")) {
            allowed.put(new LineRef(of.order(), line.line()), new Allowed(line, ruling.whole("waitDays")));
        }
    }

    /** Substitutes per SKU. Kits neither have nor are substitutes, whatever older master data says. */
    private Map<String, List<String>> ranked(Tx tx, Collection<Allowed> lines) {
        var skus = new TreeSet<String>();
        lines.forEach(l -> skus.add(l.line().sku()));
        var ranked = assortment.substitutes(tx, skus);
        var all = new HashSet<String>(ranked.keySet());
        ranked.values().forEach(all::addAll);
        var kits = ranked.isEmpty() ? Set.<String>of() : known.kits(tx, all).keySet();
        var left = new HashMap<String, List<String>>();
        ranked.forEach((sku, others) -> {
            if (!kits.contains(sku)) {
                left.put(
                        sku,
                        others.stream().filter(other -> !kits.contains(other)).toList());
            }
        });
        return left;
    }

    /** The substitute that a line already has: held, released or sent. The line gets no other one. */
    private Map<LineRef, String> sent(Tx tx, List<Long> orders) {
        var sent = new HashMap<LineRef, String>();
        inventory.reserved(tx, orders).stream()
                .filter(g -> g.line().substitute())
                .forEach(g -> sent.put(LineRef.original(g.order(), g.line()), g.sku()));
        for (var f : fulfillments.byOrder(tx, orders)) {
            f.lines().stream()
                    .filter(l -> l.line().substitute() && (f.state() == Fulfillment.State.RELEASED || l.shipped() > 0))
                    .forEach(l -> sent.put(LineRef.original(f.order(), l.line()), l.sku()));
        }
        return sent;
    }

    private static List<DemandLine> lines(
            Tx tx, NeededUnits line, Map<String, List<String>> ranked, @Nullable String sent, Map<String, Sku> skus) {
        var ordered = skus.get(line.sku());
        if (ordered == null) {
            return List.of();
        }
        return (sent == null ? ranked.getOrDefault(line.sku(), List.of()) : List.of(sent))
                .stream()
                        .map(skus::get)
                        .filter(Objects::nonNull)
                        .filter(other -> SubstituteRule.fits(ordered, other, tx.at()))
                        .map(other -> DemandFactory.line(
                                UnitLine.substitute(line.line().line()), other, 1))
                        .toList();
    }
}
