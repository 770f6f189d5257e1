package io.crossdock.returns.internal;

import io.crossdock.engine.CaseKind;
import io.crossdock.engine.Tx;
import io.crossdock.returns.Return;
import io.crossdock.returns.ReturnArrival;
import io.crossdock.returns.ReturnId;
import io.crossdock.shared.UnitLine;
import io.crossdock.shared.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares nodes' reports of returned goods with the returns that they are of. Units that a parcel leaves over stay
 * expected, as the rest of the return. What contradicts the return is a case.
 */
final class ArrivalReportRule {

    private final Tx tx;
    private final Map<Long, Long> wholes;
    private final Map<Long, List<Return>> parts = new HashMap<>();
    private final Map<Long, ReturnArrival> known;
    private final List<ReturnArrival> fresh = new ArrayList<>();
    private final List<ReturnStore.Split> splits = new ArrayList<>();
    private final List<Return> rests = new ArrayList<>();

    /** @param wholes the whole of each return that a report may name */
    ArrivalReportRule(Tx tx, Map<Long, Long> wholes, Map<Long, Return> returns, Map<Long, ReturnArrival> known) {
        this.tx = tx;
        this.wholes = wholes;
        this.known = known;
        returns.values().stream()
                .sorted(Comparator.comparingLong(r -> r.id().value()))
                .forEach(r -> parts.computeIfAbsent(r.whole().value(), _ -> new ArrayList<>())
                        .add(r));
    }

    private List<Return> partsOf(ReturnId named) {
        var whole = wholes.get(named.value());
        return whole == null ? List.of() : parts.getOrDefault(whole, List.of());
    }

    /**
     * Judges a report. New ones are in {@link #fresh}, what they left over in {@link #rests}.
     *
     * @return whether it is about a return of this system
     */
    boolean judge(String system, ReturnArrival said) {
        var all = partsOf(said.id());
        if (all.stream().noneMatch(r -> r.system().equals(system))) {
            return false;
        }
        var before = all.stream()
                .filter(r -> isSame(known.get(r.id().value()), said, all))
                .findFirst();
        if (before.isPresent()) {
            repeated(before.get(), said, all);
        } else {
            parcel(said, all);
        }
        return true;
    }

    /** A report is known by its id; one without an id by what it says. */
    private static boolean isSame(@Nullable ReturnArrival before, ReturnArrival said, List<Return> all) {
        return before != null
                && before.notice().equals(said.notice())
                && (!said.notice().isEmpty() || units(before.lines()).equals(units(within(said, all))));
    }

    private void repeated(Return part, ReturnArrival said, List<Return> all) {
        var before = known.get(part.id().value());
        if (before != null && !units(before.lines()).equals(units(within(said, all)))) {
            raise(
                    part,
                    ReturnCaseKinds.RETURN_REPORTS_DIFFER,
                    "report '" + said.notice() + "' of " + said.id() + " said " + before.words() + ", and now "
                            + said.words());
        }
    }

    /** The report without units that the whole return never had. */
    private static List<ReturnArrival.Line> within(ReturnArrival said, List<Return> all) {
        var most = new TreeMap<UnitLine, Long>();
        all.forEach(r -> r.lines().forEach(l -> most.merge(l.line(), l.quantity(), Long::sum)));
        return said.lines().stream()
                .map(l -> capped(l, most.getOrDefault(l.line(), 0L)))
                .toList();
    }

    private static ReturnArrival.Line capped(ReturnArrival.Line line, long most) {
        long sellable = Math.min(line.sellable(), most);
        return new ReturnArrival.Line(line.line(), sellable, Math.min(line.damaged(), most - sellable));
    }

    private static TreeMap<UnitLine, List<Long>> units(List<ReturnArrival.Line> lines) {
        var units = new TreeMap<UnitLine, List<Long>>();
        lines.stream()
                .filter(l -> l.sellable() + l.damaged() > 0)
                .forEach(l -> units.put(l.line(), List.of(l.sellable(), l.damaged())));
        return units;
    }

    private void parcel(ReturnArrival said, List<Return> all) {
        var open = all.stream()
                .filter(r -> r.state() == Return.State.EXPECTED && !known.containsKey(r.id().value()))
                .findFirst();
        if (open.isEmpty()) {
            beyond(said, all);
            return;
        }
        var part = open.get();
        var asked = new HashMap<UnitLine, ReturnArrival.Line>();
        said.lines().forEach(l -> asked.put(l.line(), l));
        var lines = new ArrayList<ReturnArrival.Line>();
        var left = new ArrayList<Return.Line>();
        for (var line : part.lines()) {
            var found =
                    capped(asked.getOrDefault(line.line(), new ReturnArrival.Line(line.line(), 0, 0)), line.quantity());
            long units = found.sellable() + found.damaged();
            if (units < line.quantity()) {
                left.add(new Return.Line(line.line(), line.sku(), line.quantity() - units, 0, 0));
            }
            if (units > 0) {
                lines.add(found);
            }
        }
        var taken = new ReturnArrival(part.id(), said.notice(), said.node(), lines);
        if (taken.units() != said.units()) {
            tooMany(part, said);
        }
        if (taken.units() == 0) {
            return;
        }
        if (!left.isEmpty()) {
            split(part, left);
        }
        known.put(part.id().value(), taken);
        fresh.add(taken);
    }

    private void split(Return part, List<Return.Line> left) {
        var rest = new Return(
                new ReturnId(tx.nextId()),
                part.whole(),
                part.order(),
                part.system(),
                part.node(),
                part.reason(),
                part.state(),
                part.requestedAt(),
                left,
                part.kind());
        splits.add(new ReturnStore.Split(part.id().value(), rest.id().value(), left));
        rests.add(rest);
        var all = parts.get(part.whole().value());
        if (all != null) {
            all.add(rest);
        }
    }

    /** A further parcel of a return of which nothing is expected any more. */
    private void beyond(ReturnArrival said, List<Return> all) {
        var expired =
                all.stream().filter(r -> r.state() == Return.State.EXPIRED).findFirst();
        if (expired.isPresent()) {
            raise(
                    expired.get(),
                    ReturnCaseKinds.RETURN_ARRIVED_LATE,
                    said.id() + " arrived although it is "
                            + Words.of(expired.get().state()) + ": " + said.words());
        } else {
            tooMany(all.getLast(), said);
        }
    }

    private void tooMany(Return part, ReturnArrival said) {
        raise(
                part,
                ReturnCaseKinds.RETURNED_MORE_THAN_ASKED,
                "%s reports %s, for %s"
                        .formatted(
                                said.node().isEmpty() ? part.node() : said.node(),
                                said.words(),
                                part.lines().stream()
                                        .map(l -> l.line().counted(l.quantity()))
                                        .collect(Collectors.joining(", "))));
    }

    private void raise(Return part, CaseKind kind, String detail) {
        tx.raise(kind.problem(part.id().value(), detail));
    }

    /** New reports, each of the part of its return that it is about. */
    List<ReturnArrival> fresh() {
        return fresh;
    }

    List<ReturnStore.Split> splits() {
        return splits;
    }

    /** What parcels left over. */
    List<Return> rests() {
        return rests;
    }
}
