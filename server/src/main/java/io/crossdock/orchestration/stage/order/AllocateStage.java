package io.crossdock.orchestration.stage.order;

import io.crossdock.allocation.backorder.Waitlist;
import io.crossdock.allocation.core.OrderAllocation;
import io.crossdock.allocation.demand.RuledDemand;
import io.crossdock.allocation.kit.KitExplosion;
import io.crossdock.allocation.promise.PromiseWriter;
import io.crossdock.allocation.substitution.SubstituteAllocation;
import io.crossdock.allocation.substitution.SubstituteChoices.Lacking;
import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.inventory.supply.SupplyClaims;
import io.crossdock.orchestration.stage.StageCaseKinds;
import io.crossdock.orders.OrderFacts;
import io.crossdock.orders.consent.WaitConsents;
import io.crossdock.payments.PaymentView;
import io.crossdock.payments.Payments;
import io.crossdock.shared.ListIndex;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * {@code sourcing.allocate}: reserves everything that an order still needs, in all of its delivery groups, at the
 * cheapest nodes, or nothing. With {@code take: what-there-is}, an order that can't be served completely gets the units
 * that are left; its outcome is still {@code short}. An order gets {@link SubstituteAllocation substitutes}, where it
 * allows them, before it is short. A node that gave work of an order back is not used for that order again.
 */
@Component
public final class AllocateStage implements Capability.Local {

    private static final String TAKE = "take";
    private static final String WHAT_THERE_IS = "what-there-is";

    private final AskedDemands demands;
    private final OrderAllocation allocation;
    private final Payments payments;
    private final PromiseWriter promising;
    private final SupplyClaims backlog;
    private final SubstituteAllocation substituting;
    private final WaitConsents consents;

    AllocateStage(
            AskedDemands demands,
            OrderAllocation allocation,
            Payments payments,
            PromiseWriter promising,
            SupplyClaims backlog,
            SubstituteAllocation substituting,
            WaitConsents consents) {
        this.consents = consents;
        this.demands = demands;
        this.allocation = allocation;
        this.payments = payments;
        this.promising = promising;
        this.backlog = backlog;
        this.substituting = substituting;
    }

    @Override
    public Signature signature() {
        return Signature.of("sourcing.allocate", "allocated", "short", "unknown-sku")
                .taking(TAKE)
                .learning(OrderFacts.PAID_NOT_ALLOCATED, OrderFacts.KEPT_BACK);
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        var asked = demands.of(tx, batch);
        var outcomes = new HashMap<>(asked.others());
        allocate(tx, batch, asked, outcomes);
        giveUpSupply(tx, batch, outcomes);
        settle(tx, batch, outcomes);
        return batch.stream().map(w -> outcomes.get(w.subject())).toList();
    }

    private void allocate(Tx tx, List<Work> batch, AskedDemands.Asked asked, Map<Long, Outcome> outcomes) {
        var lost = new ArrayList<Decision.Unfillable>();
        var plans = new ArrayList<Decision.Sourced>();
        allocation.allocate(tx, asked.demands()).forEach((group, result) -> {
            switch (result) {
                case OrderAllocation.Result.Allocated won -> {
                    plans.add(won.plan());
                    outcomes.put(group.order(), Outcome.of("allocated"));
                }
                case OrderAllocation.Result.Short none -> {
                    if (outcomes.put(group.order(), Waitlist.shortOf(none.why())) == null) {
                        lost.add(none.why());
                    }
                }
            }
        });
        if (!lost.isEmpty()) {
            for (var plan : substituting.complete(tx, lacking(batch, asked, lost))) {
                plans.add(plan);
                outcomes.put(plan.order(), Outcome.of("allocated"));
                lost.removeIf(d -> d.order() == plan.order());
            }
            raisePaid(tx, lost)
                    .forEach(o -> outcomes.computeIfPresent(o, (k, v) -> v.with(OrderFacts.PAID_NOT_ALLOCATED, true)));
            plans.addAll(takeWhatThereIs(tx, batch, asked, lost));
        }
        promising.promiseAsked(tx, plans, asked.ruled());
    }

    /** Gives back claims of supply that the allocated orders no longer need. */
    private void giveUpSupply(Tx tx, List<Work> batch, Map<Long, Outcome> outcomes) {
        var served = batch.stream()
                .filter(w -> OrderFacts.WAITED.of(w))
                .map(Work::subject)
                .filter(order ->
                        "allocated".equals(ListIndex.known(outcomes, order).name()))
                .toList();
        if (!served.isEmpty()) {
            backlog.release(tx, served);
            consents.goodsCame(tx, served);
        }
    }

    private static void settle(Tx tx, List<Work> batch, Map<Long, Outcome> outcomes) {
        for (var work : batch) {
            boolean had = OrderFacts.PAID_NOT_ALLOCATED.of(work);
            if (had
                    && "allocated"
                            .equals(ListIndex.known(outcomes, work.subject()).name())) {
                tx.settle(StageCaseKinds.PAID_NOT_ALLOCATED.settled(work.subject(), "allocated"));
            }
        }
    }

    /** Raises a case for every paid order among these, and returns the paid ones. */
    private Set<Long> raisePaid(Tx tx, List<Decision.Unfillable> lost) {
        var paid = new HashSet<Long>();
        payments.of(tx, lost.stream().map(Decision.Unfillable::order).toList()).stream()
                .filter(AllocateStage::paid)
                .forEach(p -> paid.add(p.order()));
        for (var none : lost) {
            if (paid.contains(none.order())) {
                tx.raise(StageCaseKinds.PAID_NOT_ALLOCATED.problem(none.order(), detail(none)));
            }
        }
        return paid;
    }

    private static boolean paid(PaymentView payment) {
        return payment.authorizedMinor() > payment.voidedMinor() || payment.capturedMinor() > 0;
    }

    private static String detail(Decision.Unfillable none) {
        var parts = none.lines().stream()
                .map(l -> l.sku() + ": " + l.wanted() + " wanted, " + l.available() + " available")
                .toList();
        return "The order is paid and can't be served (" + none.reason().words() + "): " + String.join("; ", parts);
    }

    private static List<Lacking> lacking(List<Work> batch, AskedDemands.Asked asked, List<Decision.Unfillable> lost) {
        var willing = willing(batch);
        return lost.stream()
                .filter(d -> asked.of(d.order()).size() == 1) // groups that need units together get no substitutes
                .map(d -> new Lacking(
                        ListIndex.known(asked.needs(), d.ref()),
                        ListIndex.known(asked.ruled(), d.ref()).demand(),
                        d,
                        !willing.contains(d.order())))
                .toList();
    }

    /** Orders that take the units that are left; the rest of their units is canceled. */
    private static Set<Long> willing(List<Work> batch) {
        var willing = new HashSet<Long>();
        batch.stream().filter(w -> WHAT_THERE_IS.equals(w.with().get(TAKE))).forEach(w -> willing.add(w.subject()));
        return willing;
    }

    private List<Decision.Sourced> takeWhatThereIs(
            Tx tx, List<Work> batch, AskedDemands.Asked asked, List<Decision.Unfillable> lost) {
        var lacking =
                lacking(batch, asked, lost).stream().filter(l -> !l.waits()).toList();
        var plans = new ArrayList<>(substituting.rest(tx, lacking));
        var served = plans.stream().map(Decision.Sourced::order).collect(Collectors.toSet());
        var willing = willing(batch);
        var rest = lost.stream()
                .map(Decision.Unfillable::order)
                .filter(order -> willing.contains(order) && !served.contains(order))
                .flatMap(order -> asked.of(order).stream())
                .toList();
        var left = rest.stream().map(RuledDemand::demand).toList();
        for (var turn : OrderAllocation.turns(left)) { // what one group gets, another one does not
            var there = turn.stream()
                    .map(d -> fillable(
                            tx, d, ListIndex.known(asked.needs(), d.ref()).parts()))
                    .filter(d -> !d.lines().isEmpty())
                    .toList();
            allocation.allocate(tx, there).forEach((_, result) -> {
                if (result instanceof OrderAllocation.Result.Allocated won) {
                    plans.add(won.plan());
                }
            });
        }
        return plans;
    }

    /** The part of a demand that stock can serve now, in whole kits. */
    private Demand fillable(Tx tx, Demand demand, KitExplosion kits) {
        var there = allocation.fillable(tx, demand);
        return there.with(kits.makeable(demand.lines(), there.lines()));
    }
}
