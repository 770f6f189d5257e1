package io.crossdock.orchestration;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Buffers;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.SourceNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How often nodes do not find what they should send, for orders whose rules put a price on it. The others' nodes stay as they are: the record
 * would stand in each of their decisions and change nothing. Read once a minute of business time.
 */
@Component
final class PickRecords {

    private static final Duration AGE_MAX = Duration.ofMinutes(1);

    private final Masterdata masterdata;
    private final Buffers buffers;
    private volatile Known known = new Known(Map.of(), Instant.EPOCH, List.of(), List.of());

    PickRecords(Masterdata masterdata, Buffers buffers) {
        this.masterdata = masterdata;
        this.buffers = buffers;
    }

    /**
     * What was worked out last.
     *
     * @param permille by node, read {@code at}
     * @param plain nodes as they came; {@code rejecting}: the same with their records
     */
    private record Known(Map<String, Integer> permille, Instant at, List<SourceNode> plain, List<SourceNode> rejecting) {}

    /** These nodes with their records, if one of the demands asks for it. */
    List<SourceNode> with(Tx tx, List<SourceNode> nodes, List<Demand> demands) {
        return demands.stream().anyMatch(PickRecords::priced) ? with(tx, nodes) : nodes;
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
        var permille = current ? last.permille : buffers.missedPermille(tx, masterdata.nodes(tx).stream().map(Node::code).toList());
        // A node that is newer than the record has none yet.
        var rejecting = nodes.stream().map(n -> Site.rejecting(n, permille.getOrDefault(n.code(), 0))).toList();
        known = new Known(permille, current ? last.at : tx.at(), nodes, rejecting);
        return rejecting;
    }
}
