package io.crossdock.sourcing.internal;

import io.crossdock.sourcing.Decision.ShortLine;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Reason;
import io.crossdock.sourcing.Rules;
import io.crossdock.sourcing.Supply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says for one order after the other what may serve it, and keeps what is left of each SKU. */
final class Asks {

    static final Reason[] REASONS = Reason.values();

    private final Policy policy;
    private final Network network;
    private final Supply supply;
    private final Lanes lanes;
    private final Map<String, Units> bySku = new HashMap<>();
    private final Map<String, List<RateCard.Service>> serving = new HashMap<>();

    Asks(Policy policy, Network network, Supply supply, Lanes lanes) {
        this.policy = policy;
        this.network = network;
        this.supply = supply;
        this.lanes = lanes;
    }

    /** @throws IllegalArgumentException for an order that nobody should have sent here */
    Ask of(Demand demand) {
        check(demand);
        var known = serving.computeIfAbsent(demand.service(), policy.rateCard()::serving);
        if (known.isEmpty()) {
            throw new IllegalArgumentException("the rate card has no service " + demand.service());
        }
        var open = open(known, demand.rules());
        var services = open.isEmpty() ? known : open;
        var all = all(demand);
        var barred = open.isEmpty() ? everywhere(Reason.CLOSED) : barred(demand, services);
        var refusing = barred == null ? null : new BitSet();
        return new Ask(
                demand,
                Objective.of(policy, demand),
                services,
                network.zones(demand.to()),
                all,
                barred == null || refusing == null ? all : limited(demand, all, barred, refusing),
                barred,
                refusing,
                lanes);
    }

    private static List<RateCard.Service> open(List<RateCard.Service> known, @Nullable Rules rules) {
        return rules == null || rules.without().isEmpty() ? known
                : known.stream().filter(service -> !rules.without().contains(service.name())).toList();
    }

    /** No carrier takes anything. */
    private byte[] everywhere(Reason reason) {
        var barred = new byte[network.size];
        Arrays.fill(barred, (byte) reason.ordinal());
        return barred;
    }

    private static void check(Demand demand) {
        if (demand.lines().isEmpty()) {
            throw new IllegalArgumentException("order " + demand.order() + " has no lines");
        }
        for (var line : demand.lines()) {
            if (line.quantity() <= 0 || line.weightGrams() < 0) {
                throw new IllegalArgumentException("order " + demand.order() + " has an impossible line: " + line);
            }
        }
    }

    private List<Units> all(Demand demand) {
        var skus = new ArrayList<Units>(demand.lines().size());
        for (var line : demand.lines()) {
            skus.add(bySku.computeIfAbsent(
                    line.sku(), sku -> Units.of(
                            sku, supply.bySku().getOrDefault(sku, List.of()), supply.prices().getOrDefault(sku, Map.of()), network)));
        }
        return skus;
    }

    /** Null where nothing bars anything. */
    private byte @Nullable [] barred(Demand demand, List<RateCard.Service> services) {
        var rules = demand.rules();
        if (lanes.plain && demand.excluded().isEmpty() && (rules == null || rules.nodes().isEmpty() && rules.avoid().isEmpty())) {
            return null;
        }
        var barred = new byte[network.size];
        if (!lanes.plain) {
            barTerms(demand, services, barred);
        }
        if (rules != null) {
            barRules(rules, barred);
        }
        bar(demand.excluded(), Reason.GAVE_BACK, barred);
        return barred;
    }

    private void barTerms(Demand demand, List<RateCard.Service> services, byte[] barred) {
        var leaves = services.stream().map(service -> lanes.leaves(service.name())).toArray(long[][]::new);
        for (int k = 0; k < barred.length; k++) {
            var channels = lanes.nodes[k].terms().channels();
            boolean open = false;
            for (var times : leaves) {
                open |= times[k] != Lanes.NEVER;
            }
            var reason = !channels.isEmpty() && !channels.contains(demand.channel()) ? Reason.CHANNEL
                    : !open ? Reason.CLOSED : !lanes.hasRoom(k) ? Reason.FULL : Reason.NO_STOCK;
            barred[k] = (byte) reason.ordinal();
        }
    }

    private void barRules(Rules rules, byte[] barred) {
        bar(rules.avoid(), Reason.AVOIDED, barred);
        if (!rules.nodes().isEmpty()) {
            for (int k = 0; k < barred.length; k++) {
                if (!rules.nodes().contains(lanes.nodes[k].code())) {
                    barred[k] = (byte) Reason.NOT_NAMED.ordinal();
                }
            }
        }
    }

    private void bar(Collection<String> codes, Reason reason, byte[] barred) {
        for (var code : codes) {
            int k = network.number(code);
            if (k >= 0) {
                barred[k] = (byte) reason.ordinal();
            }
        }
    }

    /** What counts of each SKU for the order. */
    private List<Units> limited(Demand demand, List<Units> all, byte[] barred, BitSet refusing) {
        var copies = new HashMap<Units, Units>();
        for (int i = 0; i < all.size(); i++) {
            var sku = all.get(i);
            if (!copies.containsKey(sku)) {
                var refused = refused(demand, sku.sku);
                copies.put(sku, sku.within((k, units) -> {
                    if (refused != null && refused.get(k)) {
                        refusing.set(k);
                        return 0;
                    }
                    return barred[k] != 0 ? 0 : Math.min(units, lanes.unitsLeft[k]);
                }));
            }
        }
        return all.stream().map(copies::get).toList();
    }

    /** Nodes that must not send a SKU; null where all may. Traits are the SKU's: what one line of it says counts for all. */
    private @Nullable BitSet refused(Demand demand, String sku) {
        BitSet refused = null;
        for (var line : demand.lines()) {
            if (line.sku().equals(sku)) {
                for (var trait : line.traits()) {
                    refused = refused == null ? new BitSet() : refused;
                    for (int k : lanes.refusing(trait)) {
                        refused.set(k);
                    }
                }
            }
        }
        return refused;
    }

    /** Lines of the SKUs of which there is too little for this order. */
    List<ShortLine> missing(Ask ask) {
        List<ShortLine> missing = List.of();
        for (int i = 0; i < ask.lines().size(); i++) {
            long wanted = 0;
            for (int j = 0; j < ask.lines().size(); j++) {
                wanted += ask.skus().get(j) == ask.skus().get(i) ? ask.lines().get(j).quantity() : 0;
            }
            if (wanted > ask.skus().get(i).total) {
                var line = ask.lines().get(i);
                missing = missing.isEmpty() ? new ArrayList<>() : missing;
                missing.add(new ShortLine(line.line(), line.sku(), wanted, ask.skus().get(i).total, why(ask, i, wanted)));
            }
        }
        return missing;
    }

    /** Every line, where it is not one SKU that is missing. */
    static List<ShortLine> everyLine(Ask ask, Reason reason) {
        var lines = new ArrayList<ShortLine>();
        for (int i = 0; i < ask.lines().size(); i++) {
            var line = ask.lines().get(i);
            lines.add(new ShortLine(line.line(), line.sku(), line.quantity(), ask.skus().get(i).total, reason));
        }
        return lines;
    }

    private static final Set<Reason> OBSTACLES = Collections.unmodifiableSet(EnumSet.of(
            Reason.GAVE_BACK, Reason.NOT_NAMED, Reason.AVOIDED, Reason.CHANNEL, Reason.CLOSED, Reason.TRAIT, Reason.FULL));

    /** The first obstacle, in the order of the enum, that leaves too little of a line's SKU. */
    private Reason why(Ask ask, int i, long wanted) {
        var sku = ask.all().get(i);
        long left = sku.total;
        if (left < wanted || ask.barred() == null) {
            return Reason.NO_STOCK;
        }
        var refused = refused(ask.demand(), sku.sku);
        for (var reason : OBSTACLES) {
            for (int at = 0; at < sku.nodes.length; at++) {
                int k = sku.nodes[at];
                var here = refused != null && refused.get(k) ? Reason.TRAIT : REASONS[ask.barred()[k]];
                left -= here == reason ? sku.units[at] : 0;
            }
            if (left < wanted) {
                return reason;
            }
        }
        return Reason.FULL;
    }
}
