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

    /** Longest time that another node's change stays unseen, in seconds of machine time. */
    int STALENESS_SECONDS_MAX = 5;

    /** Most records in one put. */
    int PUT_MAX = 5000;

    /** SKUs by code; unknown codes are absent. */
    Map<String, Sku> skus(Tx tx, Collection<String> codes);

    /**
     * SKUs in the order of their codes, from the database.
     *
     * @param text part of code or name, in any case; empty for all
     * @param after code before the first one; empty for the start
     * @param limit 1 to 500
     */
    Page<Sku> list(Tx tx, String text, String after, int limit);

    /** Every node in the order of the codes, inactive ones included. */
    List<Node> nodes(Tx tx);

    /** Every node by its code, as last read; needs no transaction. */
    Map<String, Node> nodesByCode();

    /** Where nodes are, by their codes, as last read; those of which nothing is known are absent. */
    Map<String, NodeSite> sitesByCode();

    /**
     * Location of a postal code: the center of its ZIP3 area for US codes, else the center of the country, if it is
     * known.
     *
     * @param country ISO 3166-1 alpha-2
     */
    Optional<GeoPoint> place(String country, String postalCode);

    /** Adds SKUs, or replaces those with the same code. */
    void putSkus(Tx tx, List<Sku> skus);

    /** Adds nodes, or replaces those with the same code. A node without a profile keeps its profile. */
    void putNodes(Tx tx, List<Node> nodes);

    /** Says where nodes are, by their codes; {@link NodeSite#NONE} removes it. */
    void putSites(Tx tx, Map<String, NodeSite> sites);
}
