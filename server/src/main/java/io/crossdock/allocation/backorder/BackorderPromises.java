package io.crossdock.allocation.backorder;

import io.crossdock.allocation.core.OrderAllocation;
import io.crossdock.allocation.demand.DemandFactory;
import io.crossdock.allocation.demand.OpenDemand;
import io.crossdock.allocation.demand.SourcingRequest;
import io.crossdock.allocation.promise.PromiseWriter;
import io.crossdock.engine.Sql;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.inventory.supply.SupplyClaims;
import io.crossdock.masterdata.Sku;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The date that an order which waits for supply is told, and that it moved: when the last of its units comes and is on
 * sale, and then as from stock, the time to pick and pack and the carrier's days from where it comes in. A date moves
 * when its day does.
 */
@Component
public final class BackorderPromises {

    private static final String PROMISED = "backorder-promised";
    private static final String MOVED = "promise-moved";
    private static final String WITHDRAWN = "promise-withdrawn";

    /** Data of {@code backorder-promised}. */
    record Promised(Instant deliverBy, List<SupplyClaims.Claim> claims) {}

    /**
     * Data of {@code promise-moved}. @param later false where the date is an earlier one, which nobody has to be told
     */
    record Moved(Instant was, Instant deliverBy, boolean later, List<SupplyClaims.Claim> claims) {}

    /** Data of {@code promise-withdrawn}: nothing that is to come covers the order any more. */
    record Withdrawn(Instant was) {}

    private record Last(long order, String type, @Nullable Instant deliverBy) {}

    /**
     * What is added where the node that supply comes to can't be decided for now: a day to pick and pack and two on the
     * way.
     */
    private static final Duration UNDECIDED = Duration.ofDays(3);

    private final OrderAllocation allocation;
    private final DemandFactory demands;
    private final PromiseWriter promising;

    BackorderPromises(OrderAllocation allocation, PromiseWriter promising, DemandFactory demands) {
        this.allocation = allocation;
        this.demands = demands;
        this.promising = promising;
    }

    /** @param promised per order its claims; one that is absent has none */
    public void tell(Tx tx, List<Order> orders, Map<Long, List<SupplyClaims.Claim>> promised, Map<String, Sku> skus) {
        var told = told(tx, orders.stream().map(o -> o.id().value()).toList());
        for (var order : orders) {
            long id = order.id().value();
            var was = told.get(id);
            var claims = promised.get(id);
            if (claims == null) {
                if (was != null) {
                    tx.emit(id, WITHDRAWN, new Withdrawn(was));
                }
                continue;
            }
            var by = date(tx, order, claims, skus);
            if (was == null) {
                tx.emit(id, PROMISED, new Promised(by, claims));
            } else if (!was.truncatedTo(ChronoUnit.DAYS).equals(by.truncatedTo(ChronoUnit.DAYS))) {
                tx.emit(id, MOVED, new Moved(was, by, by.isAfter(was), claims));
            }
        }
    }

    private Instant date(Tx tx, Order order, List<SupplyClaims.Claim> claims, Map<String, Sku> skus) {
        var ready = tx.at();
        for (var claim : claims) {
            ready = claim.expectedAt().isAfter(ready) ? claim.expectedAt() : ready;
        }
        var onSale = Preorders.saleStarts(order, skus, tx.at());
        ready = onSale != null && onSale.isAfter(ready) ? onSale : ready;
        return delivered(tx, order, claims, skus).plus(Duration.between(tx.at(), ready));
    }

    /** When it would arrive if its units were there now. */
    private Instant delivered(Tx tx, Order order, List<SupplyClaims.Claim> claims, Map<String, Sku> skus) {
        var lines = order.lines().stream().collect(Collectors.toMap(OrderLine::line, line -> line));
        var wanted = new HashMap<Integer, Long>();
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
        return switch (ifThere(tx, demands.of(tx, order, needed, skus, Set.of()), supply)) {
            case Decision.Sourced plan ->
                promising.dates(tx, SourcingRequest.of(order), plan).deliverBy();
            case Decision.Unfillable none -> tx.at().plus(UNDECIDED);
        };
    }

    private Decision ifThere(Tx tx, Demand demand, Map<String, List<AvailableUnits>> supply) {
        return allocation
                .ifThere(tx, List.of(demand), Map.of(demand.order(), supply))
                .getFirst();
    }

    /** The date that each order was told last; one that was told none, or that it was withdrawn, is absent. */
    private static Map<Long, Instant> told(Tx tx, Collection<Long> orders) {
        var told = new HashMap<Long, Instant>();
        tx.sql("""
                select distinct on (l.subject) l.subject, l.type, (l.data ->> 'deliverBy')::timestamptz as deliver_by
                from engine.log l
                where l.subject = any(?) and l.type = any(?)
                order by l.subject, l.seq desc
                """)
                .longs(orders)
                .texts(List.of(PROMISED, MOVED, WITHDRAWN))
                .rows(rs -> new Last(
                        rs.getLong(1), rs.getString(2), rs.getObject(3) == null ? null : Sql.time(rs, "deliver_by")))
                .forEach(last -> {
                    if (last.deliverBy() != null) {
                        told.put(last.order(), last.deliverBy());
                    }
                });
        return told;
    }
}
