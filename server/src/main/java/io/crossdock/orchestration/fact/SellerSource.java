package io.crossdock.orchestration.fact;

import io.crossdock.engine.Tx;
import io.crossdock.orders.seller.OrderSellers;
import io.crossdock.orders.seller.SoldBy;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Reads who sold orders, as codes of the master data. Where it does not know a word, the word of the channel stays. */
@Component
final class SellerSource implements FurtherFacts {

    /** Who sold an order. @param country of its legal entity, empty if it has none */
    private record KnownSeller(SoldBy seller, String country) {}

    private static final FactReader<KnownSeller> SELLER = new FactReader<>(Map.ofEntries(
            Map.entry("brand", s -> s.seller.brand()),
            Map.entry("legalEntity", s -> s.seller.legalEntity()),
            Map.entry("entityCountry", KnownSeller::country)));

    private final OrderSellers sellers;

    SellerSource(OrderSellers sellers) {
        this.sellers = sellers;
    }

    @Override
    public void add(Tx tx, Set<String> names, Map<Long, Map<String, Object>> facts) {
        var wanted = SELLER.known(names);
        if (wanted.isEmpty()) {
            return;
        }
        for (Entry<Long, SoldBy> sold : sellers.of(tx, facts.keySet()).entrySet()) {
            var country = sellers.country(tx, sold.getValue().legalEntity());
            SELLER.add(
                    wanted,
                    new KnownSeller(sold.getValue(), country == null ? "" : country),
                    facts.getOrDefault(sold.getKey(), new TreeMap<>()));
        }
    }
}
