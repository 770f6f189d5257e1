package io.crossdock.masterdata;

import io.crossdock.engine.Tx;
import java.util.List;

/**
 * Legal entities, brands and sales channels, in sets of up to {@link Masterdata#PUT_MAX}. They are few and are kept in
 * memory: changes of this node are seen at once after commit, those of other nodes within
 * {@value Masterdata#STALENESS_SECONDS_MAX} seconds.
 */
public interface SellerRecords {

    /** All records, by code, from memory. */
    SellerDirectory directory(Tx tx);

    /** Adds legal entities, or replaces those of the same code. Lists that are null stay as they are. */
    void putEntities(Tx tx, List<LegalEntity> entities);

    /** Adds brands, or replaces those of the same code. Names that are null stay as they are. */
    void putBrands(Tx tx, List<SalesBrand> brands);

    /** Adds sales channels, or replaces those of the same code; orders that are there keep what they have. */
    void putChannels(Tx tx, List<SalesChannel> channels);
}
