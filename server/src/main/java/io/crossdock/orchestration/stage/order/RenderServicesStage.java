package io.crossdock.orchestration.stage.order;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.orders.LineChange;
import io.crossdock.orders.OrderClose;
import io.crossdock.orders.Orders;
import io.crossdock.payments.NewInvoice;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.payments.Payments;
import io.crossdock.shared.UnitLine;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** {@code order.render}: invoices and closes orders of which nothing is sent, once they are charged. */
@Component
final class RenderServicesStage implements Capability.Local {

    private static final String RENDERED = "rendered";

    private final Orders orders;
    private final Payments payments;

    RenderServicesStage(Orders orders, Payments payments) {
        this.orders = orders;
        this.payments = payments;
    }

    @Override
    public Signature signature() {
        return Signature.of("order.render", RENDERED, "nothing");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        var due =
                orders.servicesDue(tx, Work.subjects(batch)).stream().collect(Collectors.groupingBy(LineChange::order));
        payments.invoice(
                tx,
                due.entrySet().stream()
                        .map(e -> new NewInvoice(e.getKey(), e.getKey(), units(e.getValue())))
                        .toList());
        payments.nothingMoreIsCharged(tx, due.keySet());
        orders.close(
                tx, due.keySet().stream().map(o -> new OrderClose(o, RENDERED)).toList());
        return batch.stream()
                .map(w -> Outcome.of(due.containsKey(w.subject()) ? RENDERED : "nothing"))
                .toList();
    }

    private static List<PaymentRequest.Units> units(List<LineChange> due) {
        return due.stream()
                .map(d -> new PaymentRequest.Units(UnitLine.ordered(d.line()), d.quantity()))
                .toList();
    }
}
