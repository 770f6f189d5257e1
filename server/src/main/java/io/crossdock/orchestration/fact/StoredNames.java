package io.crossdock.orchestration.fact;

import io.crossdock.engine.Tx;
import io.crossdock.masterdata.LegalEntity;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.SalesBrand;
import io.crossdock.masterdata.SalesChannel;
import io.crossdock.masterdata.SellerRecords;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.Orders;
import io.crossdock.orders.SalesChannels;
import io.crossdock.orders.hold.HoldType;
import io.crossdock.orders.hold.OrderHolds;
import io.crossdock.policy.fact.NameDirectory;
import io.crossdock.sourcing.Sourcing;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Names of master data, channels, services, methods and types of holds. What there is none of yet has no list. */
@Component
final class StoredNames implements NameDirectory {

    private final Masterdata masterdata;
    private final SellerRecords sellers;
    private final SalesChannels channels;
    private final Orders orders;
    private final OrderHolds holds;
    private final Sourcing sourcing;

    StoredNames(
            Masterdata masterdata,
            SellerRecords sellers,
            SalesChannels channels,
            Orders orders,
            OrderHolds holds,
            Sourcing sourcing) {
        this.masterdata = masterdata;
        this.sellers = sellers;
        this.channels = channels;
        this.orders = orders;
        this.holds = holds;
        this.sourcing = sourcing;
    }

    @Override
    public Map<String, Set<String>> names(Tx tx) {
        var directory = sellers.directory(tx);
        var names = new HashMap<String, Set<String>>();
        var nodes = masterdata.nodesByCode().keySet();
        add(names, nodes, "node", "nodes", "pickupNode", "avoid");
        add(names, sourcing.services(), "service");
        add(names, DeliveryMethod.KINDS, "method", "methods", "fulfillment");
        add(names, codes(holds.types(tx), HoldType::code), "place");
        add(names, codes(directory.brands(), SalesBrand::code), "brand");
        add(names, codes(directory.entities(), LegalEntity::code), "legalEntity", "nodeEntities");
        var sold = codes(directory.channels(), SalesChannel::code);
        sold.addAll(channels.installed());
        sold.addAll(orders.channels(tx));
        add(names, sold, "channel");
        return names;
    }

    private static <T> Set<String> codes(Collection<T> records, Function<T, String> code) {
        var codes = new TreeSet<String>();
        records.forEach(one -> codes.add(code.apply(one)));
        return codes;
    }

    private static void add(Map<String, Set<String>> names, Collection<String> known, String... columns) {
        if (!known.isEmpty()) {
            for (var column : columns) {
                names.put(column, Set.copyOf(known));
            }
        }
    }
}
