package io.crossdock.masterdata;

import io.crossdock.engine.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How SKUs hang together: kits and substitutes. In sets of up to {@link Masterdata#PUT_MAX}, each SKU once per call; read from the database. */
public interface Assortment {

    /** Parts of one kit. */
    int PARTS_MAX = 50;

    /** Substitutes of one SKU. */
    int SUBSTITUTES_MAX = 20;

    /** Those of these SKUs that are kits, by code. */
    Map<String, Kit> kits(Tx tx, Collection<String> skus);

    /** Kits of which one of these SKUs is a part, by code. */
    Map<String, Kit> kitsWith(Tx tx, Collection<String> parts);

    /** Adds kits. One that is there with the same parts stays; the caller has made sure that none is there with others. */
    void putKits(Tx tx, List<Kit> kits);

    /** Substitutes of these SKUs, best first, by SKU; a SKU without any is absent. */
    Map<String, List<String>> substitutes(Tx tx, Collection<String> skus);

    /** Those of these SKUs that have substitutes or are one. */
    Set<String> withSubstitutes(Tx tx, Collection<String> skus);

    /** Replaces the substitutes of these SKUs. */
    void putSubstitutes(Tx tx, List<Substitutes> substitutes);
}
