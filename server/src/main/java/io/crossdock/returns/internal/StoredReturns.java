package io.crossdock.returns.internal;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.returns.NewReturn;
import io.crossdock.returns.Return;
import io.crossdock.returns.ReturnArrival;
import io.crossdock.returns.ReturnFact;
import io.crossdock.returns.ReturnFacts;
import io.crossdock.returns.Returns;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Returns in PostgreSQL. */
@Component
final class StoredReturns implements Returns {

    @Override
    public void create(Tx tx, List<NewReturn> returns) {
        if (returns.isEmpty()) {
            return;
        }
        ReturnStore.insert(tx, returns);
        load(tx, returns.stream().map(r -> r.id().value()).toList())
                .forEach(r -> tx.emit(r.id().value(), REQUESTED, fact(r)));
    }

    private static ReturnFact fact(Return r) {
        return new ReturnFact(r.id().toString(), "O" + r.order(), r.node(), r.reason(), r.lines());
    }

    @Override
    public List<Return> load(Tx tx, Collection<Long> ids) {
        var found = ReturnStore.load(tx, ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<Return> byOrder(Tx tx, Collection<Long> orders) {
        return load(tx, ReturnStore.idsByOrder(tx, orders));
    }

    @Override
    public List<Boolean> reportReceived(Tx tx, String system, List<ReturnArrival> arrivals) {
        var wholes = ReturnStore.wholes(
                tx, arrivals.stream().map(a -> a.id().value()).toList());
        var ids = ReturnStore.lockWholes(tx, wholes.values());
        var reports = new ArrivalReportRule(tx, wholes, ReturnStore.load(tx, ids), ReturnStore.arrivals(tx, ids));
        var known = arrivals.stream().map(a -> reports.judge(system, a)).toList();
        ReturnStore.split(tx, reports.splits());
        ReturnStore.insertArrivals(tx, reports.fresh());
        reports.rests().forEach(rest -> begin(tx, rest));
        reports.fresh().forEach(a -> tx.signal(new Tx.Signal(a.id().value(), "return-received", a)));
        return known;
    }

    /** Starts the process of what a parcel left over. Its node expects it already. */
    private static void begin(Tx tx, Return rest) {
        var facts = tx.facts(rest.whole().value())
                .with(ReturnFacts.LINES, (long) rest.lines().size())
                .with(
                        ReturnFacts.UNITS,
                        rest.lines().stream().mapToLong(Return.Line::quantity).sum());
        tx.emit(rest.id().value(), LEFT_OVER, fact(rest));
        tx.start(List.of(new Tx.Start(rest.id().value(), rest.order(), "return", facts)));
    }

    @Override
    public List<Return> receive(Tx tx, Collection<Long> ids) {
        var moved = ReturnStore.move(tx, ReturnTransition.RECEIVE, ReturnStore.reported(tx, ids));
        ReturnStore.receive(tx, moved);
        return told(tx, moved, RECEIVED);
    }

    @Override
    public List<Return> expire(Tx tx, Collection<Long> ids) {
        return told(tx, ReturnStore.move(tx, ReturnTransition.EXPIRE, ids), EXPIRED);
    }

    @Override
    public List<Return> close(Tx tx, Collection<Long> ids) {
        return told(tx, ReturnStore.move(tx, ReturnTransition.CLOSE, ids), CLOSED);
    }

    private List<Return> told(Tx tx, List<Long> moved, EventType<ReturnFact> fact) {
        var after = load(tx, moved);
        after.forEach(r -> tx.emit(r.id().value(), fact, fact(r)));
        return after;
    }

    @Override
    public List<String> verify(Tx tx) {
        return ReturnStore.contradictions(tx);
    }
}
