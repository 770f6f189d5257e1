package io.crossdock.orchestration.wiring;

import io.crossdock.engine.Event;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.Disposition;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.StockReceipt;
import io.crossdock.masterdata.Kit;
import io.crossdock.masterdata.KnownKits;
import io.crossdock.returns.UnannouncedGoods;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The subscriber {@code stray-goods}: keeps goods that are nobody's return in quarantine, at the node that has them.
 */
@Component
final class StrayGoodsSubscriber implements Subscriber {

    private static final String CAUSE = "unidentified-return";

    private final Inventory inventory;
    private final KnownKits kits;

    StrayGoodsSubscriber(Inventory inventory, KnownKits kits) {
        this.inventory = inventory;
        this.kits = kits;
    }

    @Override
    public String name() {
        return "stray-goods";
    }

    @Override
    public Set<String> types() {
        return Set.of(UnannouncedGoods.STRAY.name());
    }

    @Override
    public void on(Tx tx, List<Event> events) {
        var receipts = new ArrayList<StockReceipt>();
        for (var event : events) {
            UnannouncedGoods.STRAY.of(event).ifPresent(stray -> receipts.addAll(receipts(tx, event.subject(), stray)));
        }
        inventory.receive(tx, receipts);
    }

    /** A kit is kept as its components. */
    private List<StockReceipt> receipts(Tx tx, long subject, UnannouncedGoods.Stray stray) {
        var known = kits.kits(
                tx, stray.lines().stream().map(UnannouncedGoods.Units::sku).collect(Collectors.toSet()));
        var receipts = new ArrayList<StockReceipt>();
        for (var units : stray.lines()) {
            var kit = known.get(units.sku());
            var parts = kit == null ? List.of(new Kit.Part(units.sku(), 1)) : kit.parts();
            parts.forEach(part -> receipts.add(new StockReceipt(
                    subject,
                    part.sku(),
                    stray.node(),
                    units.quantity() * part.quantity(),
                    Disposition.DAMAGED,
                    CAUSE)));
        }
        return receipts;
    }
}
