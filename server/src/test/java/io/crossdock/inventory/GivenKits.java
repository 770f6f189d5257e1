package io.crossdock.inventory;

import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Assortment;
import io.crossdock.masterdata.Kit;
import io.crossdock.masterdata.SkuSubstitutes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** An assortment of these kits and no substitutes. */
public final class GivenKits implements Assortment {

    private final Map<String, Kit> kits = new ConcurrentHashMap<>();

    public GivenKits(Kit... kits) {
        List.of(kits).forEach(kit -> this.kits.put(kit.sku(), kit));
    }

    @Override
    public Map<String, Kit> kits(Tx tx, Collection<String> skus) {
        var found = new TreeMap<>(kits);
        found.keySet().retainAll(skus);
        return found;
    }

    @Override
    public Collection<Kit> allKits(Tx tx) {
        return List.copyOf(kits.values());
    }

    @Override
    public Map<String, Kit> kitsWith(Tx tx, Collection<String> parts) {
        throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public void putKits(Tx tx, List<Kit> added) {
        var fresh = new ArrayList<>(added);
        fresh.removeIf(kit -> kits.putIfAbsent(kit.sku(), kit) != null);
        if (!fresh.isEmpty()) {
            tx.emit(tx.nextId(), KITS_ADDED, new KitsAdded(fresh));
        }
    }

    @Override
    public Map<String, List<String>> substitutes(Tx tx, Collection<String> skus) {
        return Map.of();
    }

    @Override
    public Set<String> withSubstitutes(Tx tx, Collection<String> skus) {
        return Set.of();
    }

    @Override
    public void putSubstitutes(Tx tx, List<SkuSubstitutes> substitutes) {
        throw new UnsupportedOperationException("nobody puts");
    }
}
