package io.crossdock.sourcing.problem;

import io.crossdock.sourcing.Decision.ShortLine;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.ObjectiveRules;
import io.crossdock.sourcing.RejectionReason;
import io.crossdock.sourcing.SourcingSupply;
import io.crossdock.sourcing.policy.RateCard;
import io.crossdock.sourcing.policy.SourcingPolicy;
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

/** Builds the routing problem of one order after the other, and keeps the remaining units of each SKU. */
public final class ProblemBuilder {

    public static final RejectionReason[] REASONS = RejectionReason.values();

    private final SourcingPolicy policy;
    private final NodeGeometry network;
    private final SourcingSupply supply;
    private final NodeTable lanes;
    private final Map<String, SkuUnits> bySku = new HashMap<>();
    private final Map<String, List<RateCard.Service>> serving = new HashMap<>();

    public ProblemBuilder(SourcingPolicy policy, NodeGeometry network, SourcingSupply supply, NodeTable lanes) {
        this.policy = policy;
        this.network = network;
        this.supply = supply;
        this.lanes = lanes;
    }

    /** @throws IllegalArgumentException for an order without lines, a line without quantity, or an unknown service */
    public SourcingProblem of(Demand demand) {
        check(demand);
        var known = serving.computeIfAbsent(demand.service(), policy.rateCard()::serving);
        if (known.isEmpty()) {
            throw new IllegalArgumentException("the rate card has no service " + demand.service());
        }
        var open = open(known, demand.rules());
        var services = open.isEmpty() ? known : open;
        var all = all(demand);
        var barred = open.isEmpty() ? everywhere(RejectionReason.CLOSED) : barred(demand, all, services);
        var refusing = barred == null ? null : new BitSet();
        return new SourcingProblem(
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

    private static List<RateCard.Service> open(List<RateCard.Service> known, @Nullable ObjectiveRules rules) {
        return rules == null || rules.without().isEmpty()
                ? known
                : known.stream()
                        .filter(service -> !rules.without().contains(service.name()))
                        .toList();
    }

    /** Bars every node, for an order that no carrier takes. */
    private byte[] everywhere(RejectionReason reason) {
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

    private List<SkuUnits> all(Demand demand) {
        var skus = new ArrayList<SkuUnits>(demand.lines().size());
        for (var line : demand.lines()) {
            skus.add(bySku.computeIfAbsent(
                    line.sku(),
                    sku -> SkuUnits.of(
                            sku,
                            supply.bySku().getOrDefault(sku, List.of()),
                            supply.prices().getOrDefault(sku, Map.of()),
                            network)));
        }
        return skus;
    }

    /** Reason per node why it can't serve; null where every node can. */
    private byte @Nullable [] barred(Demand demand, List<SkuUnits> all, List<RateCard.Service> services) {
        var rules = demand.rules();
        var limit = new CostLimit(lanes, Objective.of(policy, demand), demand, services, supply);
        boolean affordable = limit.keptByAll() || !inStock(demand, all);
        if (lanes.plain
                && affordable
                && demand.excluded().isEmpty()
                && (rules == null || rules.nodes().isEmpty() && rules.avoid().isEmpty())) {
            return null;
        }
        var barred = new byte[network.size];
        if (!lanes.plain) {
            barTerms(demand, services, barred);
        }
        if (rules != null) {
            barRules(rules, barred);
        }
        bar(demand.excluded(), RejectionReason.GAVE_BACK, barred);
        if (!affordable) {
            barCosts(limit, barred);
        }
        return barred;
    }

    /** An order of more than there is gets no plan, so nothing is priced for it. */
    private static boolean inStock(Demand demand, List<SkuUnits> all) {
        for (int i = 0; i < all.size(); i++) {
            if (demand.lines().get(i).quantity() > all.get(i).total) {
                return false;
            }
        }
        return true;
    }

    private static void barCosts(CostLimit limit, byte[] barred) {
        for (int k = 0; k < barred.length; k++) {
            if (barred[k] == 0 && !limit.keptBy(k)) {
                barred[k] = (byte) RejectionReason.COST_MAX.ordinal();
            }
        }
    }

    private void barTerms(Demand demand, List<RateCard.Service> services, byte[] barred) {
        var leaves =
                services.stream().map(service -> lanes.leaves(service.name())).toArray(long[][]::new);
        for (int k = 0; k < barred.length; k++) {
            var channels = lanes.nodes[k].terms().channels();
            boolean open = false;
            for (var times : leaves) {
                open |= times[k] != NodeTable.NEVER;
            }
            var reason = !channels.isEmpty() && !channels.contains(demand.channel())
                    ? RejectionReason.CHANNEL
                    : !open
                            ? RejectionReason.CLOSED
                            : !lanes.hasRoom(k) ? RejectionReason.FULL : RejectionReason.NO_STOCK;
            barred[k] = (byte) reason.ordinal();
        }
    }

    private void barRules(ObjectiveRules rules, byte[] barred) {
        bar(rules.avoid(), RejectionReason.AVOIDED, barred);
        if (!rules.nodes().isEmpty()) {
            for (int k = 0; k < barred.length; k++) {
                if (!rules.nodes().contains(lanes.nodes[k].code())) {
                    barred[k] = (byte) RejectionReason.NOT_NAMED.ordinal();
                }
            }
        }
    }

    private void bar(Collection<String> codes, RejectionReason reason, byte[] barred) {
        for (var code : codes) {
            int k = network.number(code);
            if (k >= 0) {
                barred[k] = (byte) reason.ordinal();
            }
        }
    }

    /** The units of each SKU that count for the order. */
    private List<SkuUnits> limited(Demand demand, List<SkuUnits> all, byte[] barred, BitSet refusing) {
        var copies = new HashMap<SkuUnits, SkuUnits>();
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

    /**
     * Nodes that must not send a SKU; null where all may. Traits belong to the SKU: those of one line count for all.
     */
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

    /** Lines of the SKUs with too little stock for this order. */
    public List<ShortLine> missing(SourcingProblem ask) {
        List<ShortLine> missing = List.of();
        for (int i = 0; i < ask.lines().size(); i++) {
            long wanted = 0;
            for (int j = 0; j < ask.lines().size(); j++) {
                wanted += ask.skus().get(j) == ask.skus().get(i)
                        ? ask.lines().get(j).quantity()
                        : 0;
            }
            if (wanted > ask.skus().get(i).total) {
                var line = ask.lines().get(i);
                missing = missing.isEmpty() ? new ArrayList<>() : missing;
                missing.add(new ShortLine(
                        line.line(), line.sku(), wanted, ask.skus().get(i).total, why(ask, i, wanted)));
            }
        }
        return missing;
    }

    /** All lines, for an order that fails as a whole rather than by one SKU. */
    public static List<ShortLine> everyLine(SourcingProblem ask, RejectionReason reason) {
        var lines = new ArrayList<ShortLine>();
        for (int i = 0; i < ask.lines().size(); i++) {
            var line = ask.lines().get(i);
            lines.add(new ShortLine(
                    line.line(), line.sku(), line.quantity(), ask.skus().get(i).total, reason));
        }
        return lines;
    }

    private static final Set<RejectionReason> OBSTACLES = Collections.unmodifiableSet(EnumSet.of(
            RejectionReason.GAVE_BACK,
            RejectionReason.NOT_NAMED,
            RejectionReason.AVOIDED,
            RejectionReason.CHANNEL,
            RejectionReason.CLOSED,
            RejectionReason.TRAIT,
            RejectionReason.FULL,
            RejectionReason.COST_MAX));

    /** The first obstacle, in the order of the enum, that leaves too little of a line's SKU. */
    private RejectionReason why(SourcingProblem ask, int i, long wanted) {
        var sku = ask.all().get(i);
        long left = sku.total;
        if (left < wanted || ask.barred() == null) {
            return RejectionReason.NO_STOCK;
        }
        var refused = refused(ask.demand(), sku.sku);
        for (var reason : OBSTACLES) {
            for (int at = 0; at < sku.nodes.length; at++) {
                int k = sku.nodes[at];
                var here = refused != null && refused.get(k) ? RejectionReason.TRAIT : REASONS[ask.barred()[k]];
                left -= here == reason ? sku.units[at] : 0;
            }
            if (left < wanted) {
                return reason;
            }
        }
        return RejectionReason.FULL;
    }
}
