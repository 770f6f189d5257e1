package io.crossdock.allocation.node.web;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.buffer.Buffers;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.shared.ListIndex;
import io.crossdock.sourcing.NodeRecords;
import io.crossdock.sourcing.NodeRecords.NodeRecord;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How often nodes miss goods or give work back. */
@RestController
@Tag(name = "Sourcing")
final class NodeRecordController {

    private final Engine engine;
    private final NodeRecords records;
    private final Buffers buffers;
    private final Masterdata masterdata;

    NodeRecordController(Engine engine, NodeRecords records, Buffers buffers, Masterdata masterdata) {
        this.engine = engine;
        this.records = records;
        this.buffers = buffers;
        this.masterdata = masterdata;
    }

    /**
     * A node.
     *
     * @param rejectPermille lines out of 1,000 that it is expected to fail, beyond a node without a record; each costs
     *     the rules' {@code rerouteMinor}
     * @param missedPermille units out of 1,000 that its pickers don't find; {@code 10} is assumed without a record
     * @param refusedPermille lines out of 1,000 that it is expected to give back
     * @param lines lines that it shipped or gave back, old ones weighted less; {@code refused} are among them
     * @param refused lines that it gave back, old ones weighted less
     * @param answeredAt time at which it last shipped or gave back something; null: never
     * @param reason explanation of {@code refusedPermille}
     */
    record NodeRow(
            String node,
            int rejectPermille,
            int missedPermille,
            int refusedPermille,
            double lines,
            double refused,
            @Nullable Instant answeredAt,
            String reason) {}

    /** All nodes, by code. */
    record NodeRows(List<NodeRow> items) {}

    @Operation(
            operationId = "getNodeRecords",
            summary = "How often nodes miss goods or give work back",
            description = "Decisions add the expected cost to a node where the rules price it"
                    + " (rerouteMinor of the table sourcing).")
    @GetMapping("/v1/sourcing/node-records")
    NodeRows records() {
        return engine.read(this::rows);
    }

    private NodeRows rows(Tx tx) {
        var nodes = masterdata.nodes(tx).stream().map(Node::code).sorted().toList();
        var missed = buffers.missedPermille(tx, nodes);
        var known = ListIndex.by(records.all(tx), NodeRecord::node);
        return new NodeRows(nodes.stream()
                .map(node -> row(node, missed.getOrDefault(node, 0), known.get(node)))
                .toList());
    }

    private static NodeRow row(String node, int missed, @Nullable NodeRecord known) {
        return known == null
                ? new NodeRow(
                        node,
                        Buffers.beyondAssumed(missed),
                        missed,
                        0,
                        0,
                        0,
                        null,
                        "has not yet shipped or given back anything")
                : new NodeRow(
                        node,
                        Buffers.beyondAssumed(missed) + known.permille(),
                        missed,
                        known.permille(),
                        known.lines(),
                        known.refused(),
                        known.at(),
                        known.reason());
    }
}
