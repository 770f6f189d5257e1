package io.crossdock.orchestration.stage.node;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.ExpectedReturn;
import io.crossdock.fulfillment.NodeAddress;
import io.crossdock.fulfillment.NodeOrder;
import io.crossdock.fulfillment.NodeSystems;
import io.crossdock.orders.OrderId;
import io.crossdock.returns.Return;
import io.crossdock.returns.Returns;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * {@code node.announce-return}: tells a node which goods come back. It knows of the rest of a return already, and of
 * goods that came unannounced.
 */
@Component
final class AnnounceReturnStage implements Capability.Remote<AnnounceReturnStage.Notice, Boolean> {

    /** @param known whether its node knows it as part of an earlier return, or has the goods already */
    record Notice(ExpectedReturn expected, boolean known) {}

    private final Returns returns;
    private final NodeSystems nodes;

    AnnounceReturnStage(Returns returns, NodeSystems nodes) {
        this.returns = returns;
        this.nodes = nodes;
    }

    @Override
    public Signature signature() {
        return Signature.of("node.announce-return", "announced");
    }

    @Override
    public List<Notice> load(Tx tx, List<Work> batch) {
        return returns.load(tx, Work.subjects(batch)).stream()
                .map(r -> new Notice(expected(r), r.rest() || r.kind() == Return.Kind.UNANNOUNCED))
                .toList();
    }

    private static ExpectedReturn expected(Return r) {
        return new ExpectedReturn(
                r.id().toString(),
                new OrderId(r.order()).toString(),
                new NodeAddress(r.system(), r.node()),
                r.lines().stream()
                        .map(l -> new NodeOrder.Line(l.line(), l.sku(), l.quantity()))
                        .toList());
    }

    @Override
    public Boolean call(Notice notice) throws Unavailable {
        if (!notice.known()) {
            nodes.byName(notice.expected().at().system()).announce(notice.expected());
        }
        return true;
    }

    @Override
    public List<Outcome> store(Tx tx, List<Answered<Notice, Boolean>> batch) {
        return Outcome.all(batch, "announced");
    }
}
