package io.crossdock.masterdata.internal;

import io.crossdock.engine.Tx;
import io.crossdock.masterdata.LegalEntity;
import io.crossdock.masterdata.SalesBrand;
import io.crossdock.masterdata.SalesChannel;
import io.crossdock.masterdata.SellerDirectory;
import io.crossdock.masterdata.SellerRecords;
import io.crossdock.platform.change.ChangeTrail;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Legal entities, brands and sales channels over PostgreSQL, with the memory of the other master data. */
@Component
final class StoredSellers implements SellerRecords {

    private final CachedMasterdata memory;

    StoredSellers(CachedMasterdata memory) {
        this.memory = memory;
    }

    @Override
    public SellerDirectory directory(Tx tx) {
        return memory.sellers(tx);
    }

    @Override
    public void putEntities(Tx tx, List<LegalEntity> entities) {
        memory.change(tx);
        var known = SellerStore.all(tx.connection());
        var complete =
                entities.stream().map(e -> e.complete(known.entity(e.code()))).toList();
        SellerStore.putEntities(tx, tell(tx, SellerStore.LEGAL_ENTITY, known.entities(), complete, LegalEntity::code));
    }

    @Override
    public void putBrands(Tx tx, List<SalesBrand> brands) {
        memory.change(tx);
        var known = SellerStore.all(tx.connection());
        var complete =
                brands.stream().map(b -> b.complete(known.brand(b.code()))).toList();
        SellerStore.putBrands(tx, tell(tx, SellerStore.BRAND, known.brands(), complete, SalesBrand::code));
    }

    @Override
    public void putChannels(Tx tx, List<SalesChannel> channels) {
        memory.change(tx);
        var known = SellerStore.all(tx.connection());
        var decided = channels.stream().map(SalesChannel::decided).toList();
        SellerStore.putChannels(tx, tell(tx, "sales-channel", known.channels(), decided, SalesChannel::code));
    }

    /** @return those that differ from what is stored */
    private static <T extends Record> List<T> tell(
            Tx tx, String kind, Collection<T> known, List<T> put, Function<T, String> code) {
        Set<String> codes = put.stream().map(code).collect(Collectors.toSet());
        var before =
                known.stream().filter(one -> codes.contains(code.apply(one))).toList();
        var changed = Set.copyOf(ChangeTrail.tell(tx, kind, before, put, code));
        return put.stream()
                .filter(one -> changed.contains(Objects.requireNonNull(code.apply(one))))
                .toList();
    }
}
