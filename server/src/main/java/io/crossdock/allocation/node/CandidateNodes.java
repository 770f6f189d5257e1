package io.crossdock.allocation.node;

import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.Sku;
import io.crossdock.promises.NodeWork;
import io.crossdock.promises.NodeWork.Amount;
import io.crossdock.promises.NodeWork.Ask;
import io.crossdock.promises.NodeWork.Given;
import io.crossdock.promises.NodeWork.Job;
import io.crossdock.promises.NodeWork.Slot;
import io.crossdock.shared.ListIndex;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.SourceNode;
import io.crossdock.sourcing.Sourcing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The nodes as sourcing sees them at the time of a decision, and the booking of their capacity.
 *
 * <p>A node without a profile costs nothing: it is built once per change of the master data. A node with a calendar is
 * computed once a second. Only nodes with a capacity read the database, all in one statement.
 */
@Component
public final class CandidateNodes {

    private final Masterdata masterdata;
    private final NodeWork work;
    private final Sourcing sourcing;
    private final NodeRecordTerms records;
    private volatile Known known = new Known(List.of(), Instant.MIN, false, List.of(), List.of());

    CandidateNodes(Masterdata masterdata, NodeWork work, Sourcing sourcing, NodeRecordTerms records) {
        this.masterdata = masterdata;
        this.work = work;
        this.sourcing = sourcing;
        this.records = records;
    }

    /**
     * The last computed nodes.
     *
     * @param of list of the master data that they were computed from
     * @param second second that they are valid for
     * @param timeless whether no node has a calendar, so that they are valid for every second
     * @param free nodes without a capacity
     * @param limited nodes with a capacity
     */
    private record Known(List<Node> of, Instant second, boolean timeless, List<SourceNode> free, List<Node> limited) {}

    /**
     * The nodes for a set of demands.
     *
     * @param limited nodes with a capacity, by code, at the slot into which new work falls
     */
    public record Now(List<SourceNode> nodes, Map<String, CandidateNode> limited) {}

    /** The nodes that may take new work now. */
    public Now now(Tx tx, List<Demand> demands) {
        var base = known(tx);
        var limited =
                base.limited.isEmpty() ? Map.<String, CandidateNode>of() : limited(tx, base.limited, unitsMax(demands));
        List<SourceNode> nodes = base.free;
        if (!limited.isEmpty()) {
            nodes = new ArrayList<>(base.free);
            nodes.addAll(limited.values().stream().map(CandidateNode::source).toList());
        }
        nodes = records.with(tx, nodes, demands);
        boolean storeOnly = demands.stream()
                .anyMatch(d -> d.lines().stream().anyMatch(l -> l.traits().contains(Sku.STORE_ONLY)));
        return new Now(
                storeOnly ? nodes.stream().map(CandidateNode::refusingStoreOnly).toList() : nodes, limited);
    }

    /**
     * The nodes as usual orders see them.
     *
     * @param rerouteMinor price of a line that a node rejects
     */
    public List<SourceNode> usual(Tx tx, long rerouteMinor) {
        var nodes = now(tx, List.of()).nodes();
        return rerouteMinor > 0 ? records.with(tx, nodes) : nodes;
    }

    /** Most units that one of these demands may ask of a node. */
    private static long unitsMax(List<Demand> demands) {
        return demands.stream()
                .mapToLong(d -> d.lines().stream()
                        .mapToLong(Demand.DemandLine::quantity)
                        .sum())
                .max()
                .orElse(1);
    }

    private Known known(Tx tx) {
        var all = masterdata.nodes(tx);
        var second = tx.at().truncatedTo(ChronoUnit.SECONDS);
        var last = known;
        if (last.of == all && (last.timeless || last.second.equals(second))) {
            return last;
        }
        boolean timeless =
                all.stream().allMatch(n -> n.profile() == null && n.closures().isEmpty());
        var services = sourcing.carriers();
        var free = new ArrayList<SourceNode>(all.size());
        var limited = new ArrayList<Node>();
        for (var node : all) {
            if (!node.serves(tx.at())) {
                continue;
            }
            if (node.profile() != null && node.profile().capacity() != null) {
                limited.add(node);
            } else {
                CandidateNode.of(node, tx.at(), services, 1, slot -> Amount.NONE)
                        .ifPresent(site -> free.add(site.source()));
            }
        }
        var now = new Known(all, second, timeless, List.copyOf(free), List.copyOf(limited));
        known = now;
        return now;
    }

    private Map<String, CandidateNode> limited(Tx tx, List<Node> nodes, long units) {
        // Elsewhere a day begins up to 14 hours earlier than in UTC, and ends up to 12 hours later.
        var from = tx.at().minus(Duration.ofDays(1)).atZone(ZoneOffset.UTC).toLocalDate();
        var taken = new HashMap<Slot, Amount>();
        work.taken(tx, nodes.stream().map(Node::code).toList(), from)
                .forEach(t -> taken.put(new Slot(t.node(), t.day(), t.hour()), t.amount()));
        var services = sourcing.carriers();
        var sites = new HashMap<String, CandidateNode>();
        for (var node : nodes) {
            CandidateNode.of(node, tx.at(), services, units, slot -> taken.getOrDefault(slot, Amount.NONE))
                    .ifPresent(site -> sites.put(node.code(), site));
        }
        return sites;
    }

    /**
     * Plans for which a node has no capacity left. The capacity for the other plans is theirs until the transaction
     * ends.
     */
    public List<Decision.Sourced> withoutRoom(Tx tx, Now now, List<Decision.Sourced> plans) {
        if (now.limited.isEmpty()) {
            return List.of();
        }
        var room = work.room(tx, plans.stream().map(p -> ask(p, now.limited)).toList());
        var refused = new ArrayList<Decision.Sourced>();
        for (int i = 0; i < plans.size(); i++) {
            if (!room.get(i)) {
                refused.add(plans.get(i));
            }
        }
        return refused;
    }

    /** Books the capacity for plans that had room and got their stock. */
    public void book(Tx tx, Now now, List<Decision.Sourced> plans) {
        if (!now.limited.isEmpty()) {
            work.book(
                    tx,
                    plans.stream()
                            .map(p -> ask(p, now.limited))
                            .filter(a -> !a.jobs().isEmpty())
                            .toList());
        }
    }

    private static Ask ask(Decision.Sourced plan, Map<String, CandidateNode> sites) {
        var units = new HashMap<String, Long>();
        plan.placements().forEach(p -> units.merge(p.node(), p.quantity(), Long::sum));
        var jobs = units.keySet().stream()
                .sorted()
                .filter(sites::containsKey)
                .map(node -> new Job(
                        ListIndex.known(sites, node).slot(),
                        ListIndex.known(units, node),
                        ListIndex.known(sites, node).perDay(),
                        ListIndex.known(sites, node).perHour()))
                .toList();
        return new Ask(plan.order(), jobs);
    }

    /** Gives back the capacity of orders or cart holds. */
    public void giveBackOrders(Tx tx, Collection<Long> orders) {
        if (!known(tx).limited.isEmpty()) {
            work.giveBackOrders(tx, orders);
        }
    }

    /** Gives back the capacity of work that nodes returned. */
    public void giveBack(Tx tx, List<Given> given) {
        work.giveBack(tx, counted(tx, given));
    }

    /** Marks the booked work of nodes as done. */
    public void done(Tx tx, List<Given> given) {
        work.done(tx, counted(tx, given));
    }

    private List<Given> counted(Tx tx, List<Given> given) {
        var limited = known(tx).limited.stream().map(Node::code).collect(Collectors.toSet());
        return limited.isEmpty()
                ? List.of()
                : given.stream().filter(g -> limited.contains(g.node())).toList();
    }
}
