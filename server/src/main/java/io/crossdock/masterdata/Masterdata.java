package io.crossdock.masterdata;

import io.crossdock.engine.Tx;
import io.crossdock.shared.Page;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The golden records, in sets. Reads come from memory: changes of this node are seen at once after commit, those of
 * other nodes within {@value #STALENESS_SECONDS_MAX} seconds.
 */
public interface Masterdata {

    /** How long another node's change may stay unseen, in seconds of machine time. */
    int STALENESS_SECONDS_MAX = 5;

    /** Most records in one put. */
    int PUT_MAX = 5000;

    /** SKUs by code; a code that is not known is absent. */
    Map<String, Sku> skus(Tx tx, Collection<String> codes);

    /**
     * SKUs by code, from the database.
     *
     * @param after the code before the first one; empty for the start
     * @param limit 1 to 500
     */
    Page<Sku> list(Tx tx, String after, int limit);

    /** Every node, inactive ones too, by code. */
    List<Node> nodes(Tx tx);

    /** Every node by its code, as last seen; needs no transaction. */
    Map<String, Node> nodesByCode();

    /**
     * Where a postal code lies: its ZIP3 area's middle for US codes, else the middle of the country where that is
     * known.
     *
     * @param country ISO 3166-1 alpha-2
     */
    Optional<GeoPoint> place(String country, String postalCode);

    /** Adds or replaces by code. */
    void putSkus(Tx tx, List<Sku> skus);

    /** Adds or replaces by code. A node without a profile keeps the one that it has. */
    void putNodes(Tx tx, List<Node> nodes);
}
