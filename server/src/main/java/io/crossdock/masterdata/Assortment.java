package io.crossdock.masterdata;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Relations between SKUs: kits and substitutes. Lists hold up to {@link Masterdata#PUT_MAX} elements and name each SKU
 * once. Reads come from the database.
 */
public interface Assortment {

    /** Parts of one kit. */
    int PARTS_MAX = 50;

    /** Substitutes of one SKU. */
    int SUBSTITUTES_MAX = 20;

    /** Event on a subject of its own: SKUs became kits. Data is {@link KitsAdded}. */
    EventType<KitsAdded> KITS_ADDED = new EventType<>("kits-added", KitsAdded.class);

    /** Most kits in one event. */
    int TOLD_MAX = 500;

    /** Data of {@link #KITS_ADDED}. @param kits new kits, {@link #TOLD_MAX} at most */
    record KitsAdded(List<Kit> kits) {}

    /** The kits among these SKUs, by code. */
    Map<String, Kit> kits(Tx tx, Collection<String> skus);

    /** All kits, for a memory that then follows {@link #KITS_ADDED}. */
    Collection<Kit> allKits(Tx tx);

    /** Kits that have one of these SKUs as a part, by code. */
    Map<String, Kit> kitsWith(Tx tx, Collection<String> parts);

    /**
     * Adds kits and emits an event for those that are new. A kit that exists with the same parts stays; the caller has
     * checked that none exists with other parts.
     */
    void putKits(Tx tx, List<Kit> kits);

    /** Substitutes by SKU, best first; a SKU without any is absent. */
    Map<String, List<String>> substitutes(Tx tx, Collection<String> skus);

    /** Those of these SKUs that have substitutes or are substitutes. */
    Set<String> withSubstitutes(Tx tx, Collection<String> skus);

    /** Replaces the substitutes of these SKUs. */
    void putSubstitutes(Tx tx, List<SkuSubstitutes> substitutes);
}
