package io.crossdock.orchestration.wiring;

import io.crossdock.engine.Tx;
import io.crossdock.masterdata.LegalEntity;
import io.crossdock.masterdata.SalesBrand;
import io.crossdock.masterdata.SalesChannel;
import io.crossdock.masterdata.SellerDirectory;
import io.crossdock.masterdata.SellerRecords;
import io.crossdock.orders.seller.SaidSeller;
import io.crossdock.orders.seller.SellerKind;
import io.crossdock.orders.seller.SellerRegister;
import io.crossdock.orders.seller.SoldBy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds who sold an order in the master data. A word that nobody knows is nobody's: the channel's default is for orders
 * that say nothing.
 */
@Component
final class SellerLookup implements SellerRegister {

    private final SellerRecords records;

    SellerLookup(SellerRecords records) {
        this.records = records;
    }

    @Override
    public List<SoldBy> soldBy(Tx tx, List<SaidSeller> said) {
        var known = records.directory(tx);
        return said.stream().map(one -> soldBy(known, one)).toList();
    }

    private static SoldBy soldBy(SellerDirectory known, SaidSeller said) {
        var channel = known.channel(said.channel());
        return new SoldBy(
                said.brand() == null
                        ? orNull(channel.map(SalesChannel::brand))
                        : orNull(known.brand(said.channel(), said.brand()).map(SalesBrand::code)),
                said.legalEntity() == null
                        ? orNull(channel.map(SalesChannel::legalEntity))
                        : orNull(
                                known.entity(said.channel(), said.legalEntity()).map(LegalEntity::code)));
    }

    private static @Nullable String orNull(Optional<String> code) {
        return code.orElse(null);
    }

    @Override
    public Optional<String> code(Tx tx, SellerKind kind, String channel, String word) {
        var known = records.directory(tx);
        return switch (kind) {
            case BRAND -> known.brand(channel, word).map(SalesBrand::code);
            case LEGAL_ENTITY -> known.entity(channel, word).map(LegalEntity::code);
        };
    }

    @Override
    public boolean refusesUnknown(Tx tx, String channel) {
        return records.directory(tx)
                .channel(channel)
                .filter(c -> c.unknownSeller() == SalesChannel.UnknownSeller.REFUSE)
                .isPresent();
    }

    @Override
    public Optional<String> country(Tx tx, String legalEntity) {
        return records.directory(tx).entity(legalEntity).map(LegalEntity::country);
    }
}
