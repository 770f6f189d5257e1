package io.crossdock.allocation.backorder;

import io.crossdock.allocation.core.OrderAllocation;
import io.crossdock.allocation.demand.DemandFactory;
import io.crossdock.allocation.demand.OpenDemand;
import io.crossdock.allocation.kit.KitExplosion;
import io.crossdock.allocation.kit.NeededUnits;
import io.crossdock.allocation.promise.PromiseWriter;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.inventory.supply.SupplyClaims;
import io.crossdock.masterdata.Sku;
import io.crossdock.promises.BackorderDates;
import io.crossdock.promises.BackorderDates.NewDate;
import io.crossdock.promises.BackorderDates.ToldDate;
import io.crossdock.promises.PromiseEvents;
import io.crossdock.promises.Promises.NewLeg;
import io.crossdock.promises.Promises.NewPromise;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes the promise date of an order that waits for supply, and its changes. The order is ready when the last of its
 * units has come in and is on sale. From then the date counts as from stock: the receiving node's opening days, hours
 * and lead time, and the carrier's days. A date has moved when its day has, on the clock of the node.
 */
@Component
public final class BackorderPromises {

    /**
     * Time from ready to delivery where no plan from the receiving nodes is possible now: a day to pick and pack, and
     * two days in transit.
     */
    private static final Duration UNDECIDED = Duration.ofDays(3);

    private final OrderAllocation allocation;
    private final DemandFactory demands;
    private final PromiseWriter promising;
    private final BackorderDates dates;

    BackorderPromises(
            OrderAllocation allocation, PromiseWriter promising, DemandFactory demands, BackorderDates dates) {
        this.dates = dates;
        this.allocation = allocation;
        this.demands = demands;
        this.promising = promising;
    }

    /** A date to tell, and the clock by which its day is counted. */
    private record Due(Instant by, ZoneId zone) {

        LocalDate day() {
            return LocalDate.ofInstant(by, zone);
        }
    }

    /**
     * @param promised claims per order; an absent order has none
     * @return the days that these orders are promised now, each on the clock of its node
     */
    public Map<Long, LocalDate> tell(
            Tx tx, List<KitExplosion> orders, Map<Long, List<SupplyClaims.Claim>> promised, Map<String, Sku> skus) {
        var told =
                dates.told(tx, orders.stream().map(o -> o.order().id().value()).toList());
        var news = new ArrayList<NewDate>();
        var days = new HashMap<Long, LocalDate>();
        for (var order : orders) {
            long id = order.order().id().value();
            var was = Optional.ofNullable(told.get(id)).map(ToldDate::deliverBy).orElse(null);
            var claims = promised.get(id);
            if (claims != null) {
                var due = date(tx, order, claims, skus);
                days.put(id, due.day());
                tell(tx, id, was, due, claims).ifPresent(news::add);
            } else if (was != null) {
                tx.emit(id, PromiseEvents.PROMISE_WITHDRAWN, new PromiseEvents.PromiseWithdrawn(was));
                news.add(new NewDate(id, null));
            }
        }
        dates.tell(tx, news);
        return days;
    }

    /** @return the date, if it is new or falls on another day than the last one */
    private static Optional<NewDate> tell(
            Tx tx, long order, @Nullable Instant was, Due due, List<SupplyClaims.Claim> claims) {
        var by = due.by;
        if (was == null) {
            tx.emit(
                    order,
                    PromiseEvents.BACKORDER_PROMISED,
                    new PromiseEvents.BackorderPromised(by, units(claims), due.day()));
        } else if (!LocalDate.ofInstant(was, due.zone).equals(due.day())) {
            tx.emit(
                    order,
                    PromiseEvents.PROMISE_MOVED,
                    new PromiseEvents.PromiseMoved(was, by, by.isAfter(was), units(claims), due.day()));
        } else {
            return Optional.empty();
        }
        return Optional.of(new NewDate(order, by));
    }

    private static List<PromiseEvents.PromisedUnits> units(List<SupplyClaims.Claim> claims) {
        return claims.stream()
                .map(c -> new PromiseEvents.PromisedUnits(
                        c.order(),
                        c.line(),
                        c.inbound(),
                        c.reference(),
                        c.sku(),
                        c.node(),
                        c.quantity(),
                        c.expectedAt()))
                .toList();
    }

    private Due date(Tx tx, KitExplosion order, List<SupplyClaims.Claim> claims, Map<String, Sku> skus) {
        var ready = tx.at();
        for (var claim : claims) {
            ready = claim.expectedAt().isAfter(ready) ? claim.expectedAt() : ready;
        }
        var onSale = Preorders.partsStart(order, skus, tx.at());
        ready = onSale != null && onSale.isAfter(ready) ? onSale : ready;
        return delivered(tx, ready, order, claims, skus);
    }

    /** Delivery by the plan that is best if the claimed units were on hand now, carried out once they are. */
    private Due delivered(
            Tx tx, Instant ready, KitExplosion order, List<SupplyClaims.Claim> claims, Map<String, Sku> skus) {
        var lines = ListIndex.by(order.needed(), NeededUnits::line);
        var wanted = new TreeMap<UnitLine, Long>();
        var units = new HashMap<String, Map<String, Long>>();
        for (var claim : claims) {
            wanted.merge(claim.line(), claim.quantity(), Long::sum);
            units.computeIfAbsent(claim.sku(), _ -> new HashMap<>()).merge(claim.node(), claim.quantity(), Long::sum);
        }
        var needed = new ArrayList<OpenDemand.Line>();
        wanted.forEach(
                (line, quantity) -> needed.add(new OpenDemand.Line(Objects.requireNonNull(lines.get(line)), quantity)));
        var supply = new HashMap<String, List<AvailableUnits>>();
        units.forEach((sku, byNode) -> supply.put(
                sku,
                byNode.entrySet().stream()
                        .map(e -> new AvailableUnits(e.getKey(), e.getValue()))
                        .toList()));
        var asked = demands.ruled(tx, order.order(), needed, skus, Set.of());
        return switch (ifThere(tx, asked.demand(), supply)) {
            case Decision.Sourced plan -> due(promising.datesFrom(tx, ready, asked, plan));
            case Decision.Unfillable _ ->
                new Due(ready.plus(UNDECIDED), promising.zone(claims.getLast().node()));
        };
    }

    private Due due(NewPromise made) {
        var last = made.legs().stream()
                .max(Comparator.comparing(NewLeg::deliverBy))
                .orElseThrow();
        return new Due(made.deliverBy(), promising.zone(last.node()));
    }

    private Decision ifThere(Tx tx, Demand demand, Map<String, List<AvailableUnits>> supply) {
        return allocation
                .ifThere(tx, List.of(demand), Map.of(demand.ref(), supply))
                .getFirst();
    }
}
