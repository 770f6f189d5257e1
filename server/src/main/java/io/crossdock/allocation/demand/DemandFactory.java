package io.crossdock.allocation.demand;

import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Closures;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.NodeProfile;
import io.crossdock.masterdata.Sku;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.Order;
import io.crossdock.policy.Policies;
import io.crossdock.policy.PolicyRuling;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Destination;
import io.crossdock.sourcing.ObjectiveRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes demands of sourcing requests: destination, service, rules, and the nodes that may serve. Reads memory only. */
@Component
public final class DemandFactory {

    /**
     * Destination of an order with an unknown postal code: the middle of the US. Every node is then equally uncertain.
     */
    private static final Destination UNKNOWN = new Destination(39.8, -98.6);

    /** Stands for the only node that may serve where there is none; no node has this code. */
    private static final Set<String> NOWHERE = Set.of("(nowhere)");

    private final Masterdata masterdata;
    private final Closures closures;
    private final Policies policies;
    private volatile NotShipping notShipping = new NotShipping(List.of(), Set.of());

    /** Nodes that ship no parcels, for one state of the master data. */
    private record NotShipping(List<Node> of, Set<String> codes) {}

    DemandFactory(Masterdata masterdata, Closures closures, Policies policies) {
        this.masterdata = masterdata;
        this.closures = closures;
        this.policies = policies;
    }

    /**
     * Makes a demand.
     *
     * @param lines with the traits of their SKUs
     * @param excluded nodes that gave work of the order back
     * @param keep date that was promised before; null where there is none
     */
    public Demand of(
            Tx tx, SourcingRequest wish, List<Demand.DemandLine> lines, Set<String> excluded, @Nullable Instant keep) {
        return ruled(tx, wish, lines, excluded, keep).demand();
    }

    /** The same with its ruling, for callers that promise dates for the plan. */
    public RuledDemand ruled(
            Tx tx, SourcingRequest wish, List<Demand.DemandLine> lines, Set<String> excluded, @Nullable Instant keep) {
        var to = destination(wish);
        var ruling = ruling(tx, wish, lines);
        var demand = new Demand(
                wish.id(),
                wish.channel(),
                wish.carriedBy(),
                (to == null ? UNKNOWN : to).of(wish.group() == GroupRef.FIRST ? null : Integer.valueOf(wish.group())),
                lines,
                excluded,
                rules(tx, wish, ruling, to, keep));
        return new RuledDemand(wish, demand, ruling);
    }

    /**
     * The demand for some units of an order.
     *
     * @param excluded nodes that must not serve it
     */
    public Demand of(Tx tx, Order order, List<OpenDemand.Line> units, Map<String, Sku> skus, Set<String> excluded) {
        return ruled(tx, order, units, skus, excluded).demand();
    }

    /** The same with its ruling. */
    public RuledDemand ruled(
            Tx tx, Order order, List<OpenDemand.Line> units, Map<String, Sku> skus, Set<String> excluded) {
        var lines = units.stream()
                .map(l -> line(
                        l.line().line(),
                        Objects.requireNonNull(skus.get(l.line().sku())),
                        l.quantity()))
                .toList();
        return ruled(tx, SourcingRequest.of(order), lines, excluded, null);
    }

    public static Demand.DemandLine line(UnitLine line, Sku sku, long quantity) {
        return new Demand.DemandLine(line, sku.code(), quantity, sku.weightGrams(), sku.traits());
    }

    /** Today's ruling of the table {@code sourcing}. */
    public PolicyRuling ruling(Tx tx, SourcingRequest wish, List<Demand.DemandLine> lines) {
        var traits = lines.stream().flatMap(l -> l.traits().stream()).collect(Collectors.toSet());
        return policies.rule(SourcingTableSchema.TABLE, OrderQuestion.of(tx, wish, traits));
    }

    /**
     * Ruling on substitutes for a line, for customers that did not decide.
     *
     * @param traits traits of its SKU
     */
    public PolicyRuling substitution(Tx tx, SourcingRequest wish, Set<String> traits) {
        return policies.rule(SubstitutionTableSchema.TABLE, OrderQuestion.of(tx, wish, traits));
    }

    /** Today's ruling on a usual order that is shipped by this service. */
    public PolicyRuling usual(Tx tx, String service) {
        return policies.rule(SourcingTableSchema.TABLE, OrderQuestion.usual(tx, service));
    }

    private ObjectiveRules rules(
            Tx tx, SourcingRequest wish, PolicyRuling ruling, @Nullable Destination to, @Nullable Instant keep) {
        return new ObjectiveRules(
                ruling.whole("splitMinor"),
                (int) ruling.whole("nodesMax"),
                ruling.flag("shipComplete"),
                keep,
                ruling.whole("lateMinorPerDay"),
                ruling.whole("rerouteMinor"),
                only(tx, wish, to),
                avoid(tx, wish, ruling.words("avoid")),
                (int) ruling.whole("shippingPermille"),
                (int) ruling.whole("handlingPermille"),
                closures.closedServices(tx, tx.at()),
                ruling.name());
    }

    /** The place of the store for goods that are collected there, else that of the address. */
    private @Nullable Destination destination(SourcingRequest wish) {
        if (wish.way().node() != null) {
            var node = masterdata.nodesByCode().get(wish.way().node());
            return node == null ? null : new Destination(node.latitude(), node.longitude());
        }
        return masterdata
                .place(wish.country(), wish.postalCode())
                .map(p -> new Destination(p.latitude(), p.longitude()))
                .orElse(null);
    }

    /**
     * The only nodes that may serve: the pickup node, for same-day the nodes whose circle contains the destination, or
     * for digital goods those that deliver them.
     */
    private Set<String> only(Tx tx, SourcingRequest wish, @Nullable Destination to) {
        return switch (wish.way().kind()) {
            case DeliveryMethod.PICKUP, DeliveryMethod.CURBSIDE ->
                Set.of(String.valueOf(wish.way().node()));
            case DeliveryMethod.SAME_DAY -> {
                var near = new TreeSet<String>();
                for (var node : masterdata.nodes(tx)) {
                    if (to != null
                            && node.offers(NodeProfile.Kind.SAME_DAY)
                            && GreatCircle.km(node, to) <= sameDayKm(node)) {
                        near.add(node.code());
                    }
                }
                yield near.isEmpty() ? NOWHERE : near;
            }
            case DeliveryMethod.DIGITAL -> {
                var digital = new TreeSet<String>();
                for (var node : masterdata.nodes(tx)) {
                    if (node.offers(NodeProfile.Kind.DIGITAL)) {
                        digital.add(node.code());
                    }
                }
                yield digital.isEmpty() ? NOWHERE : digital;
            }
            case String other -> Set.of();
        };
    }

    private static int sameDayKm(Node node) {
        var profile = node.profile();
        return profile == null || profile.sameDayKm() == null ? 0 : profile.sameDayKm();
    }

    /** Nodes that must not serve, with those that do not ship where the order needs a parcel. */
    private Set<String> avoid(Tx tx, SourcingRequest wish, Set<String> named) {
        if (!wish.way().kind().equals(DeliveryMethod.SHIP) && !wish.way().kind().equals(DeliveryMethod.SHIP_TO_STORE)) {
            return named;
        }
        var closed = notShipping(tx);
        if (closed.isEmpty()) {
            return named;
        }
        var avoid = new TreeSet<>(closed);
        if (wish.way().node() != null) {
            avoid.remove(wish.way().node());
        }
        avoid.addAll(named);
        return avoid;
    }

    private Set<String> notShipping(Tx tx) {
        var nodes = masterdata.nodes(tx);
        var known = notShipping;
        if (known.of != nodes) {
            var codes = nodes.stream()
                    .filter(n -> !n.offers(NodeProfile.Kind.SHIP))
                    .map(Node::code)
                    .collect(Collectors.toSet());
            known = new NotShipping(nodes, codes);
            notShipping = known;
        }
        return known.codes;
    }
}
