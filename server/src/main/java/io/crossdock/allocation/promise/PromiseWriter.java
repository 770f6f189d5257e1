package io.crossdock.allocation.promise;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crossdock.allocation.demand.DemandFactory;
import io.crossdock.allocation.demand.RuledDemand;
import io.crossdock.allocation.demand.SourcingRequest;
import io.crossdock.allocation.node.CandidateNode;
import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.NodeCalendar;
import io.crossdock.policy.PolicyRuling;
import io.crossdock.promises.Promises;
import io.crossdock.promises.Promises.NewPromise;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.ListIndex;
import io.crossdock.sourcing.Decision;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stores the promises of plans and emits their events. */
@Component
public final class PromiseWriter {

    static final EventType<Promised> ORDER_PROMISED = new EventType<>("order-promised", Promised.class);

    /** Data of {@link #ORDER_PROMISED}. @param group number of the order's delivery group; null: the first one */
    record Promised(
            Instant deliverBy,
            List<Decision.Placement> placements,
            long costMinor,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer group) {}

    private final Promises promises;
    private final DemandFactory demands;
    private final Masterdata masterdata;

    PromiseWriter(Promises promises, DemandFactory demands, Masterdata masterdata) {
        this.promises = promises;
        this.demands = demands;
        this.masterdata = masterdata;
    }

    /** Computes the dates of a plan; writes nothing. */
    NewPromise dates(Tx tx, SourcingRequest wish, Decision.Sourced plan) {
        return dates(tx, demands.ruling(tx, wish, plan.inputs().demand().lines()), plan);
    }

    /**
     * Computes the dates of a demand's plan; writes nothing. Asks the table again only where the plan has other lines.
     */
    public NewPromise dates(Tx tx, RuledDemand asked, Decision.Sourced plan) {
        return asked.covers(plan) ? dates(tx, asked.ruling(), plan) : dates(tx, asked.wish(), plan);
    }

    private NewPromise dates(Tx tx, PolicyRuling ruling, Decision.Sourced plan) {
        return PromiseDates.of(plan, tx.at(), ruling, this::zone);
    }

    /**
     * Computes the dates of a plan whose goods are at its nodes only from a later time on; writes nothing. From then,
     * each node needs its opening days and hours, its cutoffs and lead times.
     */
    public NewPromise datesFrom(Tx tx, Instant ready, RuledDemand asked, Decision.Sourced plan) {
        var ruling = asked.covers(plan)
                ? asked.ruling()
                : demands.ruling(tx, asked.wish(), plan.inputs().demand().lines());
        return PromiseDates.of(plan, ready, ruling, this::zone, part -> shipsAt(part, ready));
    }

    private Optional<Instant> shipsAt(Decision.Part part, Instant ready) {
        var node = masterdata.nodesByCode().get(part.node());
        return node == null || node.profile() == null && node.closures().isEmpty()
                ? Optional.empty()
                : CandidateNode.shipsAt(NodeCalendar.of(node), part.service(), ready);
    }

    /** The clock of a node, by which its days are counted; UTC if it is not known. */
    public ZoneId zone(String node) {
        var known = masterdata.nodesByCode().get(node);
        return known == null ? ZoneOffset.UTC : ZoneId.of(known.timeZone());
    }

    /**
     * Stores the promises of these plans and emits their events.
     *
     * @param wishes by delivery group
     */
    public void promise(Tx tx, Collection<Decision.Sourced> plans, Map<GroupRef, SourcingRequest> wishes) {
        promise(tx, plans, plan -> dates(tx, ListIndex.known(wishes, plan.ref()), plan));
    }

    /**
     * The same for the plans of these demands.
     *
     * @param asked by delivery group
     */
    public void promiseAsked(Tx tx, Collection<Decision.Sourced> plans, Map<GroupRef, RuledDemand> asked) {
        promise(tx, plans, plan -> dates(tx, ListIndex.known(asked, plan.ref()), plan));
    }

    private void promise(Tx tx, Collection<Decision.Sourced> plans, Function<Decision.Sourced, NewPromise> dates) {
        var made = plans.stream().map(dates).toList();
        promises.make(tx, made);
        var by = new HashMap<GroupRef, Instant>();
        made.forEach(p -> by.put(p.ref(), p.deliverBy()));
        plans.forEach(plan -> tx.emit(
                plan.order(),
                ORDER_PROMISED,
                new Promised(
                        ListIndex.known(by, plan.ref()),
                        plan.placements(),
                        plan.cost().totalMinor(),
                        plan.inputs().demand().to().group())));
    }

    /** Promised dates of these orders, by delivery group. */
    public Map<GroupRef, Instant> kept(Tx tx, List<Long> orders) {
        var kept = new HashMap<GroupRef, Instant>();
        promises.of(tx, orders).forEach((group, promise) -> kept.put(group, promise.deliverBy()));
        return kept;
    }
}
