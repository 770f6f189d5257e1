package io.crossdock.allocation.price;

import io.crossdock.allocation.demand.DemandFactory;
import io.crossdock.allocation.node.CandidateNodes;
import io.crossdock.engine.Tx;
import io.crossdock.sourcing.ScarcityPricing.Weights;
import io.crossdock.sourcing.SourceNode;
import io.crossdock.sourcing.Sourcing;
import java.util.List;
import org.springframework.stereotype.Component;

/** Service, weights and nodes of an order that no rule of the sourcing table fits: prices are made for these orders. */
@Component
final class UsualTerms {

    private static final String USUAL_SERVICE = "standard";

    private final Sourcing sourcing;
    private final DemandFactory demands;
    private final CandidateNodes sites;

    UsualTerms(Sourcing sourcing, DemandFactory demands, CandidateNodes sites) {
        this.sourcing = sourcing;
        this.demands = demands;
        this.sites = sites;
    }

    String service() {
        return sourcing.services().contains(USUAL_SERVICE)
                ? USUAL_SERVICE
                : sourcing.services().iterator().next();
    }

    Weights weights(Tx tx, String service) {
        var usual = demands.usual(tx, service);
        return new Weights(usual.whole("splitMinor"), usual.whole("rerouteMinor"));
    }

    /**
     * The nodes as decisions see them: with the labor price of the hour and, where a rejection has a price, with
     * records.
     */
    List<SourceNode> nodes(Tx tx, Weights weights) {
        return sites.usual(tx, weights.rerouteMinor());
    }
}
