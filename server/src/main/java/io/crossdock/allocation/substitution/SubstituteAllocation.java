package io.crossdock.allocation.substitution;

import io.crossdock.allocation.core.OrderAllocation;
import io.crossdock.allocation.demand.DemandFactory;
import io.crossdock.allocation.demand.FillRule;
import io.crossdock.allocation.demand.FillRule.Filled;
import io.crossdock.allocation.demand.SourcingRequest;
import io.crossdock.allocation.substitution.ChargedLineNumbers.Sent;
import io.crossdock.allocation.substitution.SubstituteChoices.Choice;
import io.crossdock.allocation.substitution.SubstituteChoices.Lacking;
import io.crossdock.allocation.substitution.SubstituteRule.Offer;
import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.orders.LineSubstitution;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.Orders;
import io.crossdock.payments.LowerPrice;
import io.crossdock.payments.Payments;
import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Demand.DemandLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Gives substitutes to orders that are short. They are chosen and reserved like everything else: by the objective of
 * sourcing, in sets, in the transaction that found the shortage. Units that are given back later (a refusal, a short
 * pick, a cancel) are needed for the line again, and its own SKU comes first again.
 */
@Component
public final class SubstituteAllocation {

    /** Most decisions of an order, each with other substitutes, because the last ones were gone or fit no plan. */
    private static final int TRIES = 3;

    private final SubstituteChoices choices;
    private final OrderAllocation allocation;
    private final DemandFactory demands;
    private final Masterdata masterdata;
    private final ImminentSupply soon;
    private final Orders orders;
    private final Payments payments;

    SubstituteAllocation(
            SubstituteChoices choices,
            OrderAllocation allocation,
            DemandFactory demands,
            Masterdata masterdata,
            ImminentSupply soon,
            Orders orders,
            Payments payments) {
        this.choices = choices;
        this.allocation = allocation;
        this.demands = demands;
        this.masterdata = masterdata;
        this.soon = soon;
        this.orders = orders;
        this.payments = payments;
    }

    /**
     * Serves the orders that substitutes make complete, unless they should wait.
     *
     * @return their plans
     */
    public List<Decision.Sourced> complete(Tx tx, List<Lacking> lacking) {
        var won = new ArrayList<Decision.Sourced>();
        var open = choices.of(tx, lacking);
        for (int i = 1; i <= TRIES && !open.isEmpty(); i++) {
            var offers = new ArrayList<>(offers(tx, open, Filled::whole));
            if (i == 1) {
                var waiting = soon.waiting(tx, offers);
                offers.removeIf(o -> waiting.contains(o.choice().of().order()));
            }
            open = allocate(tx, offers, o -> o.filled().lines(), won);
        }
        return won;
    }

    /**
     * Serves in part the orders that have substitutes: the available units of the ordered SKUs, in whole kits, and the
     * substitutes.
     *
     * @return their plans
     */
    public List<Decision.Sourced> rest(Tx tx, List<Lacking> lacking) {
        var won = new ArrayList<Decision.Sourced>();
        allocate(
                tx,
                offers(tx, choices.of(tx, lacking), f -> !f.substitutes().isEmpty()),
                SubstituteAllocation::rest,
                won);
        return won;
    }

    private static List<DemandLine> rest(Offer offer) {
        var of = offer.choice().of();
        var lines = new ArrayList<>(
                of.need().parts().makeable(of.demand().lines(), offer.filled().originals()));
        lines.addAll(offer.filled().substitutes());
        return lines;
    }

    private List<Offer> offers(Tx tx, List<Choice> open, Predicate<Filled> good) {
        var reach = allocation.reach(tx, open.stream().map(Choice::all).toList());
        return open.stream()
                .map(c -> new Offer(
                        c,
                        FillRule.fill(
                                c.of().demand().lines(),
                                c.instead(),
                                reach.getOrDefault(c.of().demand().ref(), Map.of()),
                                c.of()::reason)))
                .filter(o -> good.test(o.filled()))
                .toList();
    }

    /**
     * @param won receives the plans of the served orders
     * @return the others, without the substitutes that they tried
     */
    private List<Choice> allocate(
            Tx tx, List<Offer> offers, Function<Offer, List<DemandLine>> lines, List<Decision.Sourced> won) {
        var results = allocation.allocate(
                tx,
                offers.stream()
                        .map(o -> demand(tx, o.choice().of(), lines.apply(o)))
                        .toList());
        var lost = new ArrayList<Choice>();
        var served = new ArrayList<Offer>();
        for (var offer : offers) {
            switch (Objects.requireNonNull(
                    results.get(offer.choice().of().demand().ref()))) {
                case OrderAllocation.Result.Allocated plan -> {
                    won.add(plan.plan());
                    served.add(offer);
                }
                case OrderAllocation.Result.Short _ ->
                    lost.add(offer.choice().without(offer.filled().substitutes()));
            }
        }
        store(tx, served);
        return lost;
    }

    /**
     * A demand under the rules for the SKUs that are sent: the traits of a substitute count, not those of the ordered
     * SKU.
     */
    private Demand demand(Tx tx, Lacking of, List<DemandLine> lines) {
        var rules = of.demand().rules();
        return demands.of(
                tx,
                SourcingRequest.of(of.need().part()),
                lines,
                of.demand().excluded(),
                rules == null ? null : rules.deliverBy());
    }

    /** Stores the substitutions, and the lower price where a substitute is cheaper. */
    private void store(Tx tx, List<Offer> served) {
        var before = new HashMap<Sent, LineSubstitution>();
        orders.substitutions(
                        tx, served.stream().map(o -> o.choice().of().order()).toList())
                .forEach(s -> before.put(new Sent(s.order(), UnitLine.substitute(s.line()), s.sku()), s));
        var skus = masterdata.skus(
                tx,
                served.stream()
                        .flatMap(o -> o.filled().substitutes().stream())
                        .map(DemandLine::sku)
                        .distinct()
                        .toList());
        var made = new ArrayList<LineSubstitution>();
        var lower = new ArrayList<LowerPrice>();
        for (var offer : served) {
            var order = offer.choice().of().need().order();
            for (var sent : offer.filled().substitutes()) {
                var line = line(order, sent.line().line());
                var reason = Objects.requireNonNull(sent.inPlaceOf()).reason().text();
                var now = SubstituteRule.substitution(
                        order, line, Objects.requireNonNull(skus.get(sent.sku())), sent.quantity(), reason);
                var first = before.get(new Sent(now.order(), UnitLine.substitute(now.line()), now.sku()));
                var one = first == null ? now : now.pricedAs(first);
                made.add(one);
                if (one.cheaper()) {
                    lower.add(new LowerPrice(
                            one.order(), one.line(), sent.line(), one.unitPriceMinor(), line.unitPriceMinor()));
                }
            }
        }
        payments.lower(tx, lower);
        orders.substitute(tx, made);
    }

    private static OrderLine line(Order order, int line) {
        return order.lines().stream().filter(l -> l.line() == line).findFirst().orElseThrow();
    }
}
