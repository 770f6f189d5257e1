package io.crossdock.masterdata.internal;

import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.NodeProfile;
import io.crossdock.masterdata.NodeSite;
import io.crossdock.platform.golive.GoLiveCheck;
import io.crossdock.platform.golive.GoLiveItem;
import io.crossdock.platform.golive.GoLiveStep;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells whether there are SKUs to sell and nodes to ship from. */
@Component
final class MasterdataGoLive implements GoLiveCheck {

    private final Masterdata masterdata;

    MasterdataGoLive(Masterdata masterdata) {
        this.masterdata = masterdata;
    }

    @Override
    public List<GoLiveItem> check(Tx tx) {
        var nodes = masterdata.nodes(tx);
        return List.of(skus(masterdata.list(tx, "", "", 1).items().isEmpty()), nodes(nodes, masterdata.sitesByCode()));
    }

    private static GoLiveItem skus(boolean none) {
        return none
                ? GoLiveItem.missing(
                        GoLiveStep.SKUS,
                        "there is no SKU: every order is refused or held",
                        "Send them to PUT /v1/skus, or run ./crossdock masterdata skus FILE.csv")
                : GoLiveItem.done(GoLiveStep.SKUS, "there are SKUs");
    }

    private static GoLiveItem nodes(List<Node> nodes, Map<String, NodeSite> sites) {
        var hidden = nodes.stream()
                .filter(node -> node.active()
                        && (node.offers(NodeProfile.Kind.PICKUP) || node.offers(NodeProfile.Kind.SHIP_TO_STORE)))
                .map(Node::code)
                .filter(code -> sites.getOrDefault(code, NodeSite.NONE).line1() == null)
                .toList();
        if (!hidden.isEmpty()) {
            return GoLiveItem.attention(
                    GoLiveStep.NODES,
                    "customers collect goods where no street is known: " + hidden.getFirst()
                            + (hidden.size() == 1 ? "" : " and " + (hidden.size() - 1) + " more"),
                    "Send their site to PUT /v1/nodes: mails and parcels to a store name it");
        }
        long active = nodes.stream().filter(Node::active).count();
        return active == 0
                ? GoLiveItem.missing(
                        GoLiveStep.NODES,
                        "there is no active node: no order can be promised",
                        "Send them to PUT /v1/nodes, or run ./crossdock masterdata nodes FILE.csv")
                : GoLiveItem.done(GoLiveStep.NODES, "active nodes: " + active);
    }
}
