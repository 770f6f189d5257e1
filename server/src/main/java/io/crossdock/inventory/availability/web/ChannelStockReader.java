package io.crossdock.inventory.availability.web;

import io.crossdock.engine.Engine;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.availability.Availability;
import io.crossdock.inventory.kit.Kits;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the stock that a channel sees. Nearly always it is what all channels see and comes from memory; if ring fences
 * or the channel's nodes make a difference, it comes from the database.
 */
@Component
final class ChannelStockReader {

    private final Engine engine;
    private final Inventory inventory;
    private final Availability availability;
    private final Kits ofKits;

    ChannelStockReader(Engine engine, Inventory inventory, Availability availability, Kits ofKits) {
        this.ofKits = ofKits;
        this.engine = engine;
        this.inventory = inventory;
        this.availability = availability;
    }

    /** @param channel null: units outside ring fences, without a query */
    SkuUnitTotals of(Collection<String> skus, @Nullable String channel) {
        var kits = availability.kits(skus);
        var all = new TreeSet<>(skus);
        kits.values().forEach(kit -> kit.parts().forEach(part -> all.add(part.sku())));
        if (channel == null || channel.isBlank()) {
            return new SkuUnitTotals(availability.candidates(all), kits);
        }
        return engine.read(tx -> {
            var audience = inventory.audiences(tx, all, List.of(channel)).getFirst();
            return new SkuUnitTotals(
                    audience.channel() == null ? availability.candidates(all) : ofKits.availability(tx, all, channel),
                    kits);
        });
    }
}
