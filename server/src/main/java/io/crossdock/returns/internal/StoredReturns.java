package io.crossdock.returns.internal;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.returns.NewReturn;
import io.crossdock.returns.Return;
import io.crossdock.returns.ReturnArrival;
import io.crossdock.returns.ReturnFact;
import io.crossdock.returns.ReturnId;
import io.crossdock.returns.Returns;
import io.crossdock.shared.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
        var ids = arrivals.stream().map(a -> a.id().value()).toList();
        var found = ReturnStore.lock(tx, ids);
        found.values().removeIf(r -> !r.system().equals(system));
        var reported = new HashSet<>(ReturnStore.reported(tx, ids));
        var fresh = new ArrayList<ReturnArrival>();
        for (var arrival : arrivals) {
            var expected = found.get(arrival.id().value());
            if (expected != null && reported.add(arrival.id().value())) {
                fresh.add(within(tx, arrival, expected));
            }
        }
        ReturnStore.insertArrivals(tx, fresh);
        fresh.forEach(a -> arrived(tx, a, found));
        return ids.stream().map(found::containsKey).toList();
    }

    private static void arrived(Tx tx, ReturnArrival arrival, Map<Long, Return> found) {
        long id = arrival.id().value();
        var expected = Objects.requireNonNull(found.get(id));
        if (expected.state() == Return.State.EXPECTED) {
            tx.signal(new Tx.Signal(id, "return-received", arrival));
        } else {
            tx.raise(ReturnCaseKinds.RETURN_ARRIVED_LATE.problem(
                    id,
                    arrival.id() + " arrived although it is " + Words.of(expected.state()) + ": " + arrival.words()));
        }
    }

    /** The report, limited to the expected units; more units raise a case. */
    private static ReturnArrival within(Tx tx, ReturnArrival said, Return expected) {
        var lines = new ArrayList<ReturnArrival.Line>();
        for (var line : expected.lines()) {
            long sellable = 0;
            long damaged = 0;
            for (var found : said.lines()) {
                if (found.line().equals(line.line())) {
                    sellable += found.sellable();
                    damaged += found.damaged();
                }
            }
            long taken = Math.min(sellable, line.quantity());
            lines.add(new ReturnArrival.Line(line.line(), taken, Math.min(damaged, line.quantity() - taken)));
        }
        if (units(said.lines()) != units(lines)) {
            tx.raise(ReturnCaseKinds.RETURNED_MORE_THAN_ASKED.problem(
                    said.id().value(),
                    "%s reports %s, for %s"
                            .formatted(
                                    expected.node(),
                                    said.words(),
                                    expected.lines().stream()
                                            .map(l -> l.line().counted(l.quantity()))
                                            .collect(Collectors.joining(", ")))));
        }
        return new ReturnArrival(said.id(), lines);
    }

    private static long units(List<ReturnArrival.Line> lines) {
        return lines.stream().mapToLong(l -> l.sellable() + l.damaged()).sum();
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
        return tx.sql("""
                select r.id, r.state
                from returns.return r
                left join (select return_id, sum(sellable + damaged) as units
                    from returns.line
                    group by return_id) l on l.return_id = r.id
                where l.units is null
                    or (r.state in ('expected', 'expired') and l.units > 0)
                order by r.id
                limit 100""")
                .rows(rs -> new ReturnId(rs.getLong("id")) + ": is " + rs.getString("state")
                        + ", which its units contradict");
    }
}
