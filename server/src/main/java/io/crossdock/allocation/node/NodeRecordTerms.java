package io.crossdock.allocation.node;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.buffer.Buffers;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.NodeRecords;
import io.crossdock.sourcing.NodeRecords.NodeRecord;
import io.crossdock.sourcing.SourceNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Adds to nodes how often they miss goods or give work back, for orders whose rules price it. For other orders nodes
 * stay as they are, because the record would appear in each of their decisions and change nothing; nodes that are no
 * worse than assumed stay as they are, too. Read once a minute of business time.
 */
@Component
final class NodeRecordTerms {

    private static final Duration AGE_MAX = Duration.ofMinutes(1);

    private final Masterdata masterdata;
    private final Buffers buffers;
    private final NodeRecords records;
    private volatile Known known = new Known(Map.of(), Instant.EPOCH, List.of(), List.of());

    NodeRecordTerms(Masterdata masterdata, Buffers buffers, NodeRecords records) {
        this.masterdata = masterdata;
        this.buffers = buffers;
        this.records = records;
    }

    /**
     * The last computed nodes.
     *
     * @param permille by node, read {@code at}
     * @param plain nodes without records; {@code rejecting}: the same nodes with them
     */
    private record Known(
            Map<String, Integer> permille, Instant at, List<SourceNode> plain, List<SourceNode> rejecting) {}

    /** These nodes with their records, if one of the demands prices rejections. */
    List<SourceNode> with(Tx tx, List<SourceNode> nodes, List<Demand> demands) {
        return demands.stream().anyMatch(NodeRecordTerms::priced) ? with(tx, nodes) : nodes;
    }

    private static boolean priced(Demand demand) {
        var rules = demand.rules();
        return rules != null && rules.rerouteMinor() > 0;
    }

    /** These nodes with their records. */
    List<SourceNode> with(Tx tx, List<SourceNode> nodes) {
        var last = known;
        boolean current = !tx.at().isBefore(last.at) && tx.at().isBefore(last.at.plus(AGE_MAX));
        if (current && last.plain == nodes) {
            return last.rejecting;
        }
        var permille = current ? last.permille : permille(tx);
        // A node that is newer than the records has none yet.
        var rejecting = nodes.stream()
                .map(n -> CandidateNode.rejecting(n, permille.getOrDefault(n.code(), 0)))
                .toList();
        known = new Known(permille, current ? last.at : tx.at(), nodes, rejecting);
        return rejecting;
    }

    private Map<String, Integer> permille(Tx tx) {
        var refused = records.all(tx).stream().collect(Collectors.toMap(NodeRecord::node, NodeRecord::permille));
        var permille = new HashMap<String, Integer>();
        buffers.missedPermille(tx, masterdata.nodes(tx).stream().map(Node::code).toList())
                .forEach((node, missed) ->
                        permille.put(node, Buffers.beyondAssumed(missed) + refused.getOrDefault(node, 0)));
        return permille;
    }
}
