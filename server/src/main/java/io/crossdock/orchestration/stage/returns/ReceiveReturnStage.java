package io.crossdock.orchestration.stage.returns;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.SubjectLockStore;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.inventory.Disposition;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.StockReceipt;
import io.crossdock.masterdata.Kit;
import io.crossdock.masterdata.KnownKits;
import io.crossdock.orders.LineChange;
import io.crossdock.orders.Orders;
import io.crossdock.returns.Return;
import io.crossdock.returns.Returns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * {@code returns.receive}: books goods to stock by disposition, and counts the units as returned on the order. The
 * refund and the message to the customer follow from other facts.
 */
@Component
public final class ReceiveReturnStage implements Capability.Local {

    private static final String CAUSE = "customer-return";

    private final Returns returns;
    private final Inventory inventory;
    private final Orders orders;
    private final KnownKits kits;

    ReceiveReturnStage(Returns returns, Inventory inventory, Orders orders, KnownKits kits) {
        this.kits = kits;
        this.returns = returns;
        this.inventory = inventory;
        this.orders = orders;
    }

    @Override
    public Signature signature() {
        return Signature.of("returns.receive", "received");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        SubjectLockStore.take(
                tx,
                returns.load(tx, Work.subjects(batch)).stream()
                        .map(Return::order)
                        .toList());
        var received = returns.receive(tx, Work.subjects(batch));
        var receipts = new ArrayList<StockReceipt>();
        var codes = received.stream()
                .flatMap(r -> r.lines().stream().map(Return.Line::sku))
                .collect(Collectors.toSet());
        var known = kits.kits(tx, codes);
        received.forEach(r -> receipts(r, known, receipts));
        if (!receipts.isEmpty()) {
            inventory.receive(tx, receipts);
            orders.returned(
                    tx,
                    received.stream()
                            .flatMap(r -> r.lines().stream()
                                    .filter(l -> l.received() > 0)
                                    .map(l -> new LineChange(r.order(), l.line().line(), l.received())))
                            .toList());
            var subjects = new HashMap<Long, Long>();
            received.forEach(r -> subjects.put(r.id().value(), r.order()));
            orders.creditServices(tx, subjects);
        }
        return Outcome.all(batch, "received");
    }

    /** Adds the receipts of a return; a kit is received as its components. */
    private static void receipts(Return r, Map<String, Kit> kits, List<StockReceipt> receipts) {
        for (var line : r.lines()) {
            var kit = kits.get(line.sku());
            var parts = kit == null ? List.of(new Kit.Part(line.sku(), 1)) : kit.parts();
            for (var part : parts) {
                receipt(r, part.sku(), line.sellable() * part.quantity(), Disposition.SELLABLE, receipts);
                receipt(r, part.sku(), line.damaged() * part.quantity(), Disposition.DAMAGED, receipts);
            }
        }
    }

    private static void receipt(
            Return r, String sku, long units, Disposition disposition, List<StockReceipt> receipts) {
        if (units > 0) {
            receipts.add(new StockReceipt(r.id().value(), sku, r.node(), units, disposition, CAUSE));
        }
    }
}
