package io.crossdock.orchestration.wiring;

import io.crossdock.allocation.demand.OpenDemand;
import io.crossdock.cases.CaseCause;
import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.PickupCaseKinds;
import io.crossdock.orchestration.stage.StageCaseKinds;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Cases of goods that an order lacks, or that wait for their customer where nobody can get in. */
@Component
final class GoodsCauses implements CaseCause {

    private static final String UNRESERVED =
            "Units of the order are still not reserved; the case closes when they are, or are canceled";

    private final OpenDemand demand;
    private final Fulfillments fulfillments;

    GoodsCauses(OpenDemand demand, Fulfillments fulfillments) {
        this.demand = demand;
        this.fulfillments = fulfillments;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(StageCaseKinds.PAID_NOT_ALLOCATED.name(), PickupCaseKinds.PICKUP_AT_CLOSED_NODE.name());
    }

    @Override
    public String cause() {
        return "goods";
    }

    @Override
    public Map<Long, String> holding(Tx tx, String kind, Collection<Long> subjects) {
        var holding = new HashMap<Long, String>();
        if (kind.equals(StageCaseKinds.PAID_NOT_ALLOCATED.name())) {
            demand.of(tx, subjects.stream().sorted().toList()).stream()
                    .filter(need -> !need.lines().isEmpty())
                    .forEach(need -> holding.put(need.order().id().value(), UNRESERVED));
        } else {
            fulfillments.load(tx, subjects).stream()
                    .filter(Fulfillment::ready)
                    .forEach(f ->
                            holding.put(f.id().value(), "The goods still wait there; the case closes when they don't"));
        }
        return holding;
    }
}
