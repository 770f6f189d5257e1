package io.crossdock.fulfillment.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.fulfillment.TrackingEvent;
import io.crossdock.platform.UnitLineColumns;
import io.crossdock.shared.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reports of nodes and carriers: {@code fulfillment.report}, {@code report_line} and {@code sighting}. */
final class ReportStore {

    private ReportStore() {}

    static Map<Long, Shipment> of(Tx tx, Collection<Long> ids) {
        var lines = new HashMap<Long, List<Shipment.Line>>();
        tx.sql("""
                select fulfillment, line, component, substitute, quantity
                from fulfillment.report_line
                where fulfillment = any(?)
                order by fulfillment, line, component, substitute""")
                .longs(ids)
                .rows(rs -> lines.computeIfAbsent(rs.getLong("fulfillment"), k -> new ArrayList<>())
                        .add(new Shipment.Line(UnitLineColumns.read(rs), rs.getLong("quantity"))));
        var reports = new HashMap<Long, Shipment>();
        tx.sql("""
                select fulfillment, carrier, tracking
                from fulfillment.report
                where fulfillment = any(?)""")
                .longs(ids)
                .rows(rs -> reports.put(
                        rs.getLong("fulfillment"),
                        new Shipment(
                                new FulfillmentId(rs.getLong("fulfillment")),
                                rs.getString("carrier"),
                                rs.getString("tracking"),
                                lines.getOrDefault(rs.getLong("fulfillment"), List.of()))));
        return reports;
    }

    private record LineOf(long fulfillment, Shipment.Line line) {}

    static void insert(Tx tx, List<Shipment> shipments) {
        if (shipments.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into fulfillment.report (fulfillment, carrier, tracking, at)
                select fulfillment, carrier, tracking, ?
                from unnest(?, ?, ?) as r (fulfillment, carrier, tracking)""")
                .value(tx.at())
                .longs(shipments, s -> s.fulfillment().value())
                .texts(shipments, Shipment::carrier)
                .texts(shipments, Shipment::tracking)
                .update();
        var lines = shipments.stream()
                .flatMap(s ->
                        s.lines().stream().map(l -> new LineOf(s.fulfillment().value(), l)))
                .toList();
        tx.sql("""
                insert into fulfillment.report_line (fulfillment, line, component, substitute, quantity)
                select fulfillment, line, component, substitute, quantity
                from unnest(?, ?, ?, ?, ?) as r (fulfillment, line, component, substitute, quantity)""")
                .longs(lines, LineOf::fulfillment)
                .columns(UnitLineColumns.of(lines, l -> l.line.line()))
                .longs(lines, l -> l.line.quantity())
                .update();
    }

    /**
     * Locks parcels until the transaction ends. A carrier's report and the shipment arrive independently, and each
     * looks for the other; without the lock, two that run at once would both find nothing.
     */
    static void lock(Tx tx, Collection<String> trackings) {
        tx.sql("""
                select pg_advisory_xact_lock(hashtextextended(k.tracking, 0))
                from (select t.tracking from unnest(?) with ordinality as t(tracking, n) order by t.n) k
                """).texts(new TreeSet<>(trackings)).rows(_ -> true);
    }

    /** Stores the first final report per parcel. */
    static void keep(Tx tx, List<TrackingEvent> last) {
        if (last.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into fulfillment.sighting (tracking, carrier, status, at)
                select tracking, carrier, status, at
                from unnest(?, ?, ?, ?) as s (tracking, carrier, status, at)
                order by tracking
                on conflict (tracking) do nothing""")
                .texts(last, TrackingEvent::tracking)
                .texts(last, TrackingEvent::carrier)
                .texts(last, s -> Words.of(s.status()))
                .times(last, TrackingEvent::at)
                .update();
    }

    static List<TrackingEvent> sightings(Tx tx, Collection<String> trackings) {
        return tx.sql("""
                select tracking, carrier, status, at
                from fulfillment.sighting
                where tracking = any(?)
                order by tracking""")
                .texts(trackings)
                .rows(rs -> new TrackingEvent(
                        rs.getString("tracking"),
                        rs.getString("carrier"),
                        Words.parse(TrackingEvent.Status.class, rs.getString("status")),
                        Sql.time(rs, "at")));
    }
}
