package io.crossdock.inventory.availability.web;

import io.crossdock.engine.Engine;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Sku;
import io.crossdock.platform.DatabaseOutages;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells SKUs without units from codes that no SKU has. Asks the database, and only about SKUs that lack units. */
@Component
final class SkuLookup {

    private final Engine engine;
    private final Masterdata masterdata;

    SkuLookup(Engine engine, Masterdata masterdata) {
        this.engine = engine;
        this.masterdata = masterdata;
    }

    /** SKUs at a moment. */
    record SkusFound(Map<String, Sku> known, LocalDate today) {

        /** What can be said of a line that lacks units of this SKU. */
        CartLineState lacking(String code) {
            var sku = known.get(code);
            if (sku == null) {
                return CartLineState.UNKNOWN_SKU;
            }
            return onSale(sku.preorderDate()) ? CartLineState.SHORT : CartLineState.PREORDER;
        }

        private boolean onSale(@Nullable LocalDate from) {
            return from == null || !from.isAfter(today);
        }
    }

    /** Those of these SKUs that exist; empty while the database is down. */
    Optional<SkusFound> of(Collection<String> codes) {
        try {
            return Optional.of(engine.read(tx -> new SkusFound(
                    masterdata.skus(tx, codes), tx.at().atZone(ZoneOffset.UTC).toLocalDate())));
        } catch (RuntimeException e) {
            if (DatabaseOutages.caused(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
