package io.crossdock.masterdata;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How SKUs hang together: kits and substitutes. In sets of up to {@link Masterdata#PUT_MAX}, each SKU once per call;
 * read from the database.
 */
public interface Assortment {

    /** Parts of one kit. */
    int PARTS_MAX = 50;

    /** Substitutes of one SKU. */
    int SUBSTITUTES_MAX = 20;

    /** Fact on a log of its own: SKUs are kits from now on. Data is {@link KitsAdded}. */
    EventType<KitsAdded> KITS_ADDED = new EventType<>("kits-added", KitsAdded.class);

    /** Kits that one fact tells. */
    int TOLD_MAX = 500;

    /** Data of {@link #KITS_ADDED}. @param kits that were none before, {@link #TOLD_MAX} at most */
    record KitsAdded(List<Kit> kits) {}

    /** Those of these SKUs that are kits, by code. */
    Map<String, Kit> kits(Tx tx, Collection<String> skus);

    /** All kits there are, for a memory that then follows {@link #KITS_ADDED}. */
    Collection<Kit> allKits(Tx tx);

    /** Kits of which one of these SKUs is a part, by code. */
    Map<String, Kit> kitsWith(Tx tx, Collection<String> parts);

    /**
     * Adds kits and tells those that are new. One that is there with the same parts stays; the caller has made sure
     * that none is there with others.
     */
    void putKits(Tx tx, List<Kit> kits);

    /** Substitutes of these SKUs, best first, by SKU; a SKU without any is absent. */
    Map<String, List<String>> substitutes(Tx tx, Collection<String> skus);

    /** Those of these SKUs that have substitutes or are one. */
    Set<String> withSubstitutes(Tx tx, Collection<String> skus);

    /** Replaces the substitutes of these SKUs. */
    void putSubstitutes(Tx tx, List<SkuSubstitutes> substitutes);
}
