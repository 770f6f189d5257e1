package io.crossdock.allocation.promise;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crossdock.allocation.core.OrderAllocation;
import io.crossdock.allocation.demand.DemandFactory;
import io.crossdock.allocation.demand.RuledDemand;
import io.crossdock.allocation.demand.SourcingRequest;
import io.crossdock.allocation.kit.KitExplosion;
import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Kit;
import io.crossdock.masterdata.KnownKits;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Sku;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ListIndex;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Quotes promises for carts as of now, with the same nodes, calendars, rules and plans as for orders. Nothing is
 * reserved, and carts don't take units from each other.
 */
@Component
public final class Quotes {

    /** Most carts of one call. */
    public static final int CARTS_MAX = 100;

    /**
     * A cart.
     *
     * @param services services that the customer may choose from; each gets an option
     * @param tier customer tier; null where it is unknown, as {@code region} may be
     */
    public record Cart(
            String channel,
            @Nullable String tier,
            String country,
            @Nullable String region,
            String postalCode,
            DeliveryMethod way,
            List<String> services,
            List<Item> items) {}

    /** Base units of a known SKU. */
    @Schema(name = "CartItem")
    public record Item(
            String sku,

            @NumberRange(min = 1, max = Limits.LINE_UNITS_MAX)
            long quantity) {}

    /**
     * Options of a cart.
     *
     * @param options one per service
     */
    @Schema(name = "PromiseQuote")
    public record Quote(List<Option> options) {}

    /**
     * One service for the cart.
     *
     * @param possible whether the service can deliver the whole cart
     * @param deliverBy time at which everything would have arrived, or be ready for pickup; null where the service is
     *     not possible
     * @param shipsAt time at which the last goods would leave; null where the service is not possible
     * @param nodes nodes that would serve, by code
     * @param costMinor cost of the plan, in minor units of the rate card's currency; 0 where the service is not
     *     possible
     * @param reason reason why the service is not possible; else null
     */
    @Schema(name = "PromiseOption")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Option(
            String service,
            boolean possible,
            @Nullable Instant deliverBy,
            @Nullable Instant shipsAt,
            List<String> nodes,
            long costMinor,
            @Nullable String reason) {}

    private final Masterdata masterdata;
    private final OrderAllocation allocation;
    private final DemandFactory demands;
    private final PromiseWriter promising;
    private final KnownKits kits;

    Quotes(
            Masterdata masterdata,
            OrderAllocation allocation,
            DemandFactory demands,
            PromiseWriter promising,
            KnownKits kits) {
        this.kits = kits;
        this.masterdata = masterdata;
        this.allocation = allocation;
        this.demands = demands;
        this.promising = promising;
    }

    /**
     * One quote per cart, in order.
     *
     * @throws NullPointerException for a SKU that is not in the master data; check first
     */
    public List<Quote> quote(Tx tx, List<Cart> carts) {
        var codes = carts.stream()
                .flatMap(c -> c.items().stream())
                .map(Item::sku)
                .collect(Collectors.toCollection(TreeSet::new));
        var known = kits.kits(tx, codes);
        known.values().forEach(kit -> kit.parts().forEach(part -> codes.add(part.sku())));
        var skus = masterdata.skus(tx, codes);
        var asked = carts.stream().map(cart -> asked(tx, cart, known, skus)).toList();
        var decided = ListIndex.by(
                allocation.alternatives(
                        tx,
                        asked.stream()
                                .flatMap(List::stream)
                                .map(RuledDemand::demand)
                                .toList()),
                Decision::order);
        return asked.stream()
                .map(options -> new Quote(options.stream()
                        .map(a -> option(tx, a, ListIndex.known(decided, a.order())))
                        .toList()))
                .toList();
    }

    /** The demands of a cart, one per service; kits ask for their parts, as in an order. */
    private List<RuledDemand> asked(Tx tx, Cart cart, Map<String, Kit> kits, Map<String, Sku> skus) {
        var lines = new ArrayList<Demand.DemandLine>();
        int number = 0;
        for (var item : cart.items()) {
            KitExplosion.split(++number, item.sku(), item.quantity(), kits)
                    .forEach(unit -> lines.add(
                            DemandFactory.line(unit.line(), ListIndex.known(skus, unit.sku()), unit.quantity())));
        }
        return cart.services().stream()
                .map(service -> new SourcingRequest(
                        tx.nextId(),
                        cart.channel(),
                        service,
                        cart.tier(),
                        cart.country(),
                        cart.region(),
                        cart.postalCode(),
                        cart.way(),
                        GroupRef.FIRST))
                .map(wish -> demands.ruled(tx, wish, lines, Set.of(), null))
                .toList();
    }

    Option option(Tx tx, RuledDemand asked, Decision decision) {
        var service = asked.wish().service();
        return switch (decision) {
            case Decision.Sourced plan -> {
                var dates = promising.dates(tx, asked, plan);
                var ships = dates.legs().stream()
                        .map(l -> l.shipsAt())
                        .max(Instant::compareTo)
                        .orElse(dates.deliverBy());
                var nodes =
                        plan.parts().stream().map(Decision.Part::node).sorted().toList();
                yield new Option(
                        service,
                        true,
                        dates.deliverBy(),
                        ships,
                        nodes,
                        plan.cost().totalMinor(),
                        null);
            }
            case Decision.Unfillable none -> new Option(service, false, null, null, List.of(), 0, reason(none));
        };
    }

    private static String reason(Decision.Unfillable none) {
        var lines = none.lines().stream()
                .map(l -> l.sku() + ": " + l.wanted() + " wanted, " + l.available() + " available")
                .distinct()
                .collect(Collectors.joining("; "));
        return none.reason().words() + (lines.isEmpty() ? "" : " (" + lines + ")");
    }
}
