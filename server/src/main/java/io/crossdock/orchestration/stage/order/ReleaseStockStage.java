package io.crossdock.orchestration.stage.order;

import io.crossdock.allocation.node.CandidateNodes;
import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.inventory.Inventory;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code inventory.release}: releases every reservation of the orders. Undoes sourcing. */
@Component
public final class ReleaseStockStage implements Capability.Local {

    private final Inventory inventory;
    private final CandidateNodes sites;

    ReleaseStockStage(Inventory inventory, CandidateNodes sites) {
        this.inventory = inventory;
        this.sites = sites;
    }

    @Override
    public Signature signature() {
        return Signature.of("inventory.release", "released");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        sites.giveBackOrders(tx, Work.subjects(batch));
        inventory.releaseOrders(tx, Work.subjects(batch));
        return Outcome.all(batch, "released");
    }
}
