package io.crossdock.fulfillment;

import java.util.List;

/** Goods that will come back to a node. @param returned {@code R12} */
public record ExpectedReturn(String returned, String order, NodeAddress at, List<NodeOrder.Line> lines) {

    public ExpectedReturn {
        lines = List.copyOf(lines);
    }
}
