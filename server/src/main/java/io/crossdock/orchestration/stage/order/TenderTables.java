package io.crossdock.orchestration.stage.order;

import io.crossdock.engine.Tx;
import io.crossdock.orders.NewOrder;
import io.crossdock.payments.NewTender;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The decision tables about an order's money that are asked when it is taken. */
@Component
final class TenderTables {

    private final TenderSequences sequences;
    private final CaptureTimes times;

    TenderTables(TenderSequences sequences, CaptureTimes times) {
        this.sequences = sequences;
        this.times = times;
    }

    /** The tenders of stored orders that name some, in their sequences, by order. */
    Map<Long, List<NewTender>> tenders(Tx tx, List<NewOrder> fresh) {
        return sequences.of(tx, fresh);
    }

    /** Stored orders that are charged before their release. */
    Set<Long> atOrder(Tx tx, List<NewOrder> fresh) {
        return times.atOrder(tx, fresh);
    }
}
