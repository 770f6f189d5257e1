package io.crossdock.allocation.price;

import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Sku;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderFilter;
import io.crossdock.orders.OrderQuery;
import io.crossdock.orders.Orders;
import io.crossdock.platform.golive.GoLiveCheck;
import io.crossdock.platform.golive.GoLiveItem;
import io.crossdock.platform.golive.GoLiveStep;
import io.crossdock.sourcing.Sourcing;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells where goods are sold in another currency than the rate card has, so that no cost passes for an amount paid. */
@Component
final class CostCurrencyGoLive implements GoLiveCheck {

    /** SKUs, the first by code, and orders, the newest, that are looked at. */
    private static final int LOOKED_AT_MAX = 50;

    private final Masterdata masterdata;
    private final Orders orders;
    private final Sourcing sourcing;

    CostCurrencyGoLive(Masterdata masterdata, Orders orders, Sourcing sourcing) {
        this.masterdata = masterdata;
        this.orders = orders;
        this.sourcing = sourcing;
    }

    @Override
    public List<GoLiveItem> check(Tx tx) {
        var newest = orders.list(tx, new OrderQuery(OrderFilter.ALL, null, null, LOOKED_AT_MAX));
        var sold = new TreeSet<String>();
        Stream.concat(
                        masterdata.list(tx, "", "", LOOKED_AT_MAX).items().stream()
                                .map(Sku::currency),
                        newest.stream().map(Order::currency))
                .forEach(sold::add);
        sold.remove(sourcing.currency());
        return sold.isEmpty()
                ? List.of()
                : List.of(GoLiveItem.attention(
                        GoLiveStep.RATE_CARD,
                        "the rate card is in " + sourcing.currency() + ", and goods are sold in "
                                + String.join(", ", sold)
                                + ": costs of nodes and carriers are compared in " + sourcing.currency()
                                + " with each other, nothing is converted",
                        "Write all prices of the rate card, of nodes and of the table sourcing in one currency"));
    }
}
