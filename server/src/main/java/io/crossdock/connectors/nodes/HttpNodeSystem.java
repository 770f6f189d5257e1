package io.crossdock.connectors.nodes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.connectors.system.RemoteSystem;
import io.crossdock.engine.Capability.Unavailable;
import io.crossdock.fulfillment.ExpectedParcel;
import io.crossdock.fulfillment.ExpectedReturn;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.NodeAnswer;
import io.crossdock.fulfillment.NodeOrder;
import io.crossdock.fulfillment.NodeSystem;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.fulfillment.WaitingCustomer;
import io.crossdock.shared.UnitLineCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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
            NodeOrder.@Nullable ShipTo shipTo,
            List<WorkLine> lines,
            @JsonUnwrapped WorkWay way) {}

    /** How the goods get to their customer, and what goes along. */
    private record WorkWay(
            String kind,
            @Nullable String collectAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String giftMessage,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String instructions,

            @JsonInclude(JsonInclude.Include.NON_NULL) NodeOrder.@Nullable Recipient deliverTo) {

        static WorkWay of(NodeOrder work) {
            var notes = work.notes();
            return new WorkWay(
                    work.kind(), work.collectAt(), notes.giftMessage(), notes.instructions(), work.deliverTo());
        }
    }

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
                id, work.order(), work.service(), work.shipTo(), WorkLine.of(work.lines()), WorkWay.of(work));
        var answer = system.post(path(work.at().node()) + "/fulfillments", Map.of("Idempotency-Key", id), body);
        var word = answer.body().path("status").asString("");
        if (word.equals("rejected") && (answer.done() || answer.status() == 409)) {
            return new NodeAnswer.Rejected(answer.body().path("reason").asString("answered " + answer.status()));
        }
        if (answer.done()) {
            return new NodeAnswer.Working();
        }
        throw undecided(work.at().node(), answer, id);
    }

    /**
     * An answer in which the node decides nothing: of a gateway, of another program at this address, of a system that
     * could not read the call. It says nothing of the goods, so it counts as an outage.
     */
    private static Unavailable undecided(String node, RemoteSystem.Answer answer, Object about) {
        return new Unavailable("node " + node + " answered " + answer.status() + " for " + about
                + ", which is no decision: check the address and the body of the call");
    }

    @Override
    public NodeAnswer status(String node, FulfillmentId fulfillment) throws Unavailable {
        var answer = system.get(path(node) + "/fulfillments/" + fulfillment);
        var word = answer.body().path("status").asString("");
        if (!answer.done() && !(answer.status() == 404 && word.equals("unknown"))) {
            throw undecided(node, answer, fulfillment);
        }
        return switch (word) {
            case "working", "accepted" -> new NodeAnswer.Working();
            case "shipped" -> new NodeAnswer.Done(shipments(node, fulfillment, answer.body()));
            case "ready" -> new NodeAnswer.Ready(NodeEvents.ready(fulfillment, said(node, fulfillment, answer.body())));
            case "collected" -> new NodeAnswer.Done(List.of(collected(node, fulfillment, answer.body())));
            case "delivered" ->
                new NodeAnswer.Done(
                        DigitalNews.isDigital(answer.body())
                                ? deliveries(node, fulfillment, answer.body())
                                : List.of(collected(node, fulfillment, answer.body())));
            case "rejected", "recalled" ->
                new NodeAnswer.Rejected(answer.body().path("reason").asString(""));
            case "unknown" -> new NodeAnswer.Unknown();
            case String other ->
                throw new Unavailable("node " + node + " answered the status '" + other + "' for " + fulfillment);
        };
    }

    /** The parcel that the answer describes, or each of its {@code parcels}. */
    private static List<Shipment> shipments(String node, FulfillmentId fulfillment, JsonNode body) throws Unavailable {
        var parcels = body.path("parcels").isArray()
                ? body.path("parcels").valueStream().toList()
                : List.of(body);
        for (var parcel : parcels) {
            var fault = NodeEvents.shipmentFault(parcel);
            if (fault.isPresent()) {
                throw new Unavailable(
                        "node " + node + " answered a shipment of " + fulfillment + " that " + fault.get());
            }
        }
        if (parcels.isEmpty()) {
            throw new Unavailable("node " + node + " answered that " + fulfillment + " is shipped, in no parcel");
        }
        return parcels.stream().map(p -> NodeEvents.shipment(fulfillment, p)).toList();
    }

    /** The delivery that the answer describes, or each of its {@code deliveries}. */
    private static List<Shipment> deliveries(String node, FulfillmentId fulfillment, JsonNode body) throws Unavailable {
        var all = body.path("deliveries").isArray()
                ? body.path("deliveries").valueStream().toList()
                : List.of(body);
        for (var one : all) {
            var fault = DigitalNews.fault(one);
            if (fault.isPresent()) {
                throw new Unavailable(
                        "node " + node + " answered a delivery of " + fulfillment + " that " + fault.get());
            }
        }
        if (all.isEmpty()) {
            throw new Unavailable("node " + node + " answered that " + fulfillment + " is delivered, by no delivery");
        }
        return all.stream().map(d -> DigitalNews.delivery(fulfillment, d)).toList();
    }

    private static JsonNode said(String node, FulfillmentId fulfillment, JsonNode body) throws Unavailable {
        return faultless(node, fulfillment, body, NodeEvents.shipmentFault(body));
    }

    private static Shipment collected(String node, FulfillmentId fulfillment, JsonNode body) throws Unavailable {
        return NodeEvents.collected(fulfillment, faultless(node, fulfillment, body, NodeEvents.handoverFault(body)));
    }

    private static JsonNode faultless(String node, FulfillmentId fulfillment, JsonNode body, Optional<String> fault)
            throws Unavailable {
        if (fault.isPresent()) {
            throw new Unavailable("node " + node + " answered a pickup of " + fulfillment + " that " + fault.get());
        }
        return body;
    }

    @Override
    public boolean recall(String node, FulfillmentId fulfillment) throws Unavailable {
        var answer = system.post(
                path(node) + "/fulfillments/" + fulfillment + ":recall",
                Map.of("Idempotency-Key", fulfillment + "-recall"),
                Map.of());
        var word = answer.body().path("status").asString("");
        if (word.equals("too-late") && (answer.done() || answer.status() == 409)) {
            return false;
        }
        if (answer.done() || answer.status() == 404 && word.equals("unknown")) {
            return true;
        }
        throw undecided(node, answer, fulfillment);
    }

    /** A parcel as its store gets it. */
    private record ParcelBody(
            String fulfillment,
            String order,
            String from,
            String carrier,
            String tracking,
            String customer,
            List<WorkLine> lines) {}

    @Override
    public void announce(ExpectedParcel parcel) throws Unavailable {
        var id = parcel.fulfillment().toString();
        var body = new ParcelBody(
                id,
                parcel.order(),
                parcel.from(),
                parcel.carried().carrier(),
                parcel.carried().tracking(),
                parcel.customer(),
                WorkLine.of(parcel.lines()));
        var answer = system.post(path(parcel.at().node()) + "/parcels", Map.of("Idempotency-Key", id), body);
        if (!answer.done()) {
            throw new Unavailable(
                    "node " + parcel.at().node() + " answered " + answer.status() + " to the parcel " + id);
        }
    }

    /** A customer at the curb, as their store gets it. */
    private record ArrivalBody(
            String fulfillment,
            String order,
            String customer,
            Instant arrivedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String place,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String vehicle) {}

    @Override
    public void announce(WaitingCustomer waiting) throws Unavailable {
        var said = waiting.arrival();
        var body = new ArrivalBody(
                waiting.work().toString(),
                waiting.order(),
                waiting.customer(),
                said.at(),
                said.place(),
                said.vehicle());
        var key = waiting.fulfillment() + "-arrival-" + said.number();
        var answer = system.post(path(waiting.at().node()) + "/arrivals", Map.of("Idempotency-Key", key), body);
        if (!answer.done()) {
            throw new Unavailable("node " + waiting.at().node() + " answered " + answer.status()
                    + " to the customer of " + waiting.fulfillment());
        }
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
