package io.crossdock.orders.seller;

import io.crossdock.engine.Tx;
import java.util.List;
import java.util.Optional;

/** Master data without legal entities and brands. */
public final class NoSellers implements SellerRegister {

    @Override
    public List<SoldBy> soldBy(Tx tx, List<SaidSeller> said) {
        return said.stream().map(_ -> SoldBy.NOBODY).toList();
    }

    @Override
    public Optional<String> code(Tx tx, SellerKind kind, String channel, String word) {
        return Optional.empty();
    }

    @Override
    public boolean refusesUnknown(Tx tx, String channel) {
        return false;
    }

    @Override
    public Optional<String> country(Tx tx, String legalEntity) {
        return Optional.empty();
    }
}
