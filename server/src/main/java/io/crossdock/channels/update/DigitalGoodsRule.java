package io.crossdock.channels.update;

import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.NodeProfile;
import io.crossdock.masterdata.Sku;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.NewOrder;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Decides whether what an order wants delivered digitally can be, and the other way round: the catalog says. */
public final class DigitalGoodsRule {

    private DigitalGoodsRule() {}

    /** Violations of lines that go the wrong way. @param known SKUs of the order that are known */
    public static List<Violation> violations(NewOrder order, Map<String, Sku> known) {
        var violations = new ArrayList<Violation>();
        for (var part : order.parts()) {
            boolean digital = part.fulfillment().kind().equals(DeliveryMethod.DIGITAL);
            for (var line : part.goods()) {
                var sku = known.get(line.sku());
                if (sku != null && sku.traits().contains(Sku.DIGITAL) != digital) {
                    violations.add(new Violation(
                            "/lines/" + (line.line() - 1) + "/sku",
                            ViolationCode.NOT_ALLOWED,
                            digital
                                    ? line.sku() + " is no digital article: it goes with a group that is shipped or"
                                            + " collected"
                                    : line.sku() + " is a digital article: it goes with a group whose fulfillment is"
                                            + " digital"));
                }
            }
        }
        return violations;
    }

    /** The violation of a group that no node can deliver. @param at pointer of the group */
    public static List<Violation> unserved(DeliveryMethod way, Collection<Node> nodes, String at) {
        return !way.kind().equals(DeliveryMethod.DIGITAL)
                        || nodes.stream().anyMatch(n -> n.active() && n.offers(NodeProfile.Kind.DIGITAL))
                ? List.of()
                : List.of(new Violation(
                        at + "/fulfillment", ViolationCode.NOT_OFFERED, "no active node delivers digital goods"));
    }
}
