package io.crossdock.bench.network;

import io.crossdock.sourcing.Demand.DemandLine;
import java.util.List;

/** One node's part of an order. */
record Share(String node, List<DemandLine> lines) {}
