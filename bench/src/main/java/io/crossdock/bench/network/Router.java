package io.crossdock.bench.network;

import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.SourcingSupply;
import java.util.List;

/** A way to choose nodes. */
@FunctionalInterface
interface Router {

    /**
     * Decides orders one after the other; each sees what the earlier ones took.
     *
     * @return per order what each node sends; nothing where the nodes hold too little
     */
    List<List<Share>> route(List<Demand> orders, SourcingSupply supply);
}
