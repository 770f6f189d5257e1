package io.crossdock.returns;

import java.util.List;

/** Data of every fact about a return. @param order {@code O12} */
public record ReturnFact(String returned, String order, String node, String reason, List<Return.Line> lines) {

    public ReturnFact {
        lines = List.copyOf(lines);
    }
}
