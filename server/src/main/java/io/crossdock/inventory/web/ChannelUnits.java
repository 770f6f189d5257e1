package io.crossdock.inventory.web;

import io.crossdock.engine.Engine;
import io.crossdock.inventory.Availability;
import io.crossdock.inventory.Available;
import io.crossdock.inventory.Inventory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a channel may have. Nearly always that is what anybody may have, and comes from memory; where ring fences or a channel's nodes say otherwise, the
 * figures are read from the database.
 */
@Component
final class ChannelUnits {

    private final Engine engine;
    private final Inventory inventory;
    private final Availability availability;

    ChannelUnits(Engine engine, Inventory inventory, Availability availability) {
        this.engine = engine;
        this.inventory = inventory;
        this.availability = availability;
    }

    /** @param channel null: what anybody may have, without a query */
    Map<String, List<Available>> of(Collection<String> skus, @Nullable String channel) {
        if (channel == null || channel.isBlank()) {
            return availability.candidates(skus);
        }
        return engine.read(tx -> {
            var audience = inventory.audiences(tx, skus, List.of(channel)).getFirst();
            return audience.channel() == null ? availability.candidates(skus) : inventory.availability(tx, skus, channel);
        });
    }
}
