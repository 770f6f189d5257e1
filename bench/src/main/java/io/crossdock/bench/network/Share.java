package io.crossdock.bench.network;

import io.crossdock.sourcing.Demand.DemandLine;
import java.util.List;

/** What one node is to send of an order. */
record Share(String node, List<DemandLine> lines) {}
