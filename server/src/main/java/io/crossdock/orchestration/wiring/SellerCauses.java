package io.crossdock.orchestration.wiring;

import io.crossdock.cases.CaseCause;
import io.crossdock.engine.Tx;
import io.crossdock.orders.seller.OrderSellers;
import io.crossdock.orders.seller.SellerKind;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Cases of orders of which nobody knows who sold them end when the master data knows it. */
@Component
final class SellerCauses implements CaseCause {

    private static final Map<String, SellerKind> KINDS = Stream.of(SellerKind.values())
            .collect(Collectors.toMap(kind -> kind.unknown().name(), kind -> kind));

    private final OrderSellers sellers;

    SellerCauses(OrderSellers sellers) {
        this.sellers = sellers;
    }

    @Override
    public Set<String> kinds() {
        return KINDS.keySet();
    }

    @Override
    public String cause() {
        return "seller";
    }

    @Override
    public Map<Long, String> holding(Tx tx, String kind, Collection<Long> subjects) {
        var missing = KINDS.get(kind);
        return missing == null ? Map.of() : sellers.missing(tx, missing, subjects);
    }
}
