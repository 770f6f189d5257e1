package io.crossdock.orchestration.change;

import io.crossdock.orders.Address;
import io.crossdock.orders.change.ChangePreview.ChangedPromise;
import io.crossdock.orders.change.ChangePreview.ChangedWork;
import java.util.Set;

/** What another address does to promise and work. */
final class AddressRule {

    /** Stages at which nothing is reserved, or only what comes later: nodes are chosen when it goes on. */
    private static final Set<String> LATER =
            Set.of("unknown-sku", "backordered", "promised", "preordered", "held-from-sourcing");

    private AddressRule() {}

    static boolean chosenLater(ChangeGround ground) {
        return LATER.contains(ground.stage());
    }

    /** @param to an address by which nodes and dates would be chosen otherwise */
    static ChangedPromise promise(ChangeGround ground, ChangeOutlook outlook, Address to) {
        if (ground.work().isEmpty() && chosenLater(ground)) {
            return ChangedPromise.told("nodes are chosen by the new address when the goods are there; a date that was"
                    + " told stays till then");
        }
        var order = ground.order();
        var offer = outlook.offer(order.by(order.fulfillment(), order.service(), to));
        if (ground.work().isEmpty()) {
            return offer.possible()
                    ? MethodRule.chosen("nodes, service and date are chosen anew by the new address", offer.option())
                    : ChangedPromise.told("nobody can send it to the new address now: " + offer.why());
        }
        return offer.possible()
                ? MethodRule.chosen(
                        "nodes, service and date are chosen anew when the nodes have given their work back",
                        offer.option())
                : ChangedPromise.told("nodes, service and date stay as they were chosen for the old address: nobody"
                        + " else can send it to the new one (" + offer.why() + ")");
    }

    static ChangedWork told(ChangeGround.AtNode w) {
        return new ChangedWork(
                w.fulfillment().id().toString(),
                w.fulfillment().node(),
                w.stage(),
                w.accepted()
                        ? "the node is asked to give the work back, and gets it anew with the new address; if it does"
                                + " not, the change is refused"
                        : "the node has not accepted it: it is called back and sent anew");
    }
}
