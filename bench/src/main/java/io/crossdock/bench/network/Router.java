package io.crossdock.bench.network;

import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.SourcingSupply;
import java.util.List;

/** A rule that chooses nodes. */
@FunctionalInterface
interface Router {

    /**
     * Decides orders one after another; each sees the supply that the earlier ones left.
     *
     * @return shares of nodes per order; an empty list where the nodes hold too little
     */
    List<List<Share>> route(List<Demand> orders, SourcingSupply supply);
}
