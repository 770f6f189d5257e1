package io.crossdock.fulfillment;

import java.util.List;

/** A return that is announced to a node. @param returned the return, {@code R12} */
public record ExpectedReturn(String returned, String order, NodeAddress at, List<NodeOrder.Line> lines) {

    public ExpectedReturn {
        lines = List.copyOf(lines);
    }
}
