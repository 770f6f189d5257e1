package io.crossdock.connectors.nodes;

import io.crossdock.connectors.system.RemoteSystem;
import io.crossdock.engine.Capability.Unavailable;
import io.crossdock.fulfillment.ExpectedReturn;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.NodeAnswer;
import io.crossdock.fulfillment.NodeOrder;
import io.crossdock.fulfillment.NodeSystem;
import io.crossdock.shared.UnitLineCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls warehouses and stores over Crossdock's HTTP protocol. */
final class HttpNodeSystem implements NodeSystem {

    private final RemoteSystem system;

    HttpNodeSystem(RemoteSystem system) {
        this.system = system;
    }

    private record WorkBody(
            String fulfillment,
            String order,
            String service,
            NodeOrder.ShipTo shipTo,
            List<WorkLine> lines,
            String kind,
            @Nullable String collectAt) {}

    /** A line of a node's work. The node keeps its number and reports by it. */
    private record WorkLine(int line, String sku, long quantity) {

        static List<WorkLine> of(List<NodeOrder.Line> lines) {
            return lines.stream()
                    .map(l -> new WorkLine(UnitLineCode.of(l.line()), l.sku(), l.quantity()))
                    .toList();
        }
    }

    @Override
    public NodeAnswer release(NodeOrder work) throws Unavailable {
        var id = work.fulfillment().toString();
        var body = new WorkBody(
                id,
                work.order(),
                work.service(),
                work.shipTo(),
                WorkLine.of(work.lines()),
                work.kind(),
                work.collectAt());
        var answer = system.post(path(work.at().node()) + "/fulfillments", Map.of("Idempotency-Key", id), body);
        if (answer.done()) {
            return new NodeAnswer.Working();
        }
        return new NodeAnswer.Rejected(answer.body().path("reason").asString("answered " + answer.status()));
    }

    @Override
    public NodeAnswer status(String node, FulfillmentId fulfillment) throws Unavailable {
        var answer = system.get(path(node) + "/fulfillments/" + fulfillment);
        if (answer.status() == 404) {
            return new NodeAnswer.Unknown();
        }
        return switch (answer.body().path("status").asString("")) {
            case "working", "accepted" -> new NodeAnswer.Working();
            case "shipped" -> new NodeAnswer.Done(NodeEvents.shipment(fulfillment, answer.body()));
            case "rejected", "recalled" ->
                new NodeAnswer.Rejected(answer.body().path("reason").asString(""));
            case "unknown" -> new NodeAnswer.Unknown();
            case String other ->
                throw new Unavailable("node " + node + " answered the status '" + other + "' for " + fulfillment);
        };
    }

    @Override
    public boolean recall(String node, FulfillmentId fulfillment) throws Unavailable {
        var answer = system.post(
                path(node) + "/fulfillments/" + fulfillment + ":recall",
                Map.of("Idempotency-Key", fulfillment + "-recall"),
                Map.of());
        return answer.done() || answer.status() == 404;
    }

    @Override
    public void announce(ExpectedReturn expected) throws Unavailable {
        var body = Map.of(
                "return", expected.returned(), "order", expected.order(), "lines", WorkLine.of(expected.lines()));
        var answer = system.post(
                path(expected.at().node()) + "/returns", Map.of("Idempotency-Key", expected.returned()), body);
        if (!answer.done()) {
            throw new Unavailable(
                    "node " + expected.at().node() + " answered " + answer.status() + " to " + expected.returned());
        }
    }

    private static String path(String node) {
        return "/" + URLEncoder.encode(node, StandardCharsets.UTF_8);
    }
}
