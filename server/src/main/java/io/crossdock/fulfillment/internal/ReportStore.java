package io.crossdock.fulfillment.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.fulfillment.TrackingEvent;
import io.crossdock.platform.UnitLineColumns;
import io.crossdock.shared.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
                select r.fulfillment, r.carrier, r.tracking, r.left_at, r.handed_to, r.proof, f.way
                from fulfillment.report r
                join fulfillment.fulfillment f on f.id = r.fulfillment
                where r.fulfillment = any(?)""")
                .longs(ids)
                .rows(rs -> reports.put(
                        rs.getLong("fulfillment"),
                        new Shipment(
                                new FulfillmentId(rs.getLong("fulfillment")),
                                "",
                                exit(rs),
                                Sql.timeOrNull(rs, "left_at"),
                                lines.getOrDefault(rs.getLong("fulfillment"), List.of()),
                                Shipment.Rest.TO_COME)));
        return reports;
    }

    private static Shipment.Exit exit(ResultSet rs) throws SQLException {
        var by = rs.getString("handed_to");
        var proof = rs.getString("proof");
        if (by == null || proof == null) {
            return new Shipment.Carried(rs.getString("carrier"), rs.getString("tracking"));
        }
        var way = rs.getString("way");
        if (way.equals(Words.of(Fulfillment.Way.DIGITAL))) {
            return new Shipment.Delivered(by, proof);
        }
        return new Shipment.Handover(
                by,
                proof,
                way.equals(Words.of(Fulfillment.Way.SAME_DAY)) ? Shipment.Place.DOOR : Shipment.Place.COUNTER);
    }

    /** Who got it; null where a carrier has it. */
    private static @Nullable String handedTo(Shipment said) {
        return switch (said.way()) {
            case Shipment.Carried carried -> null;
            case Shipment.Handover collected -> collected.by();
            case Shipment.Delivered delivered -> delivered.to();
        };
    }

    /** What the node knows it by; null where a carrier has it. */
    private static @Nullable String proof(Shipment said) {
        return switch (said.way()) {
            case Shipment.Carried carried -> null;
            case Shipment.Handover collected -> collected.proof();
            case Shipment.Delivered delivered -> delivered.reference();
        };
    }

    private record LineOf(long fulfillment, Shipment.Line line) {}

    static void insert(Tx tx, List<Shipment> shipments) {
        if (shipments.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into fulfillment.report (fulfillment, carrier, tracking, left_at, handed_to, proof, at)
                select fulfillment, carrier, tracking, least(left_at, ?), handed_to, proof, ?
                from unnest(?, ?, ?, ?, ?, ?) as r (fulfillment, carrier, tracking, left_at, handed_to, proof)""")
                .value(tx.at()) // a clock that is ahead: what is reported has happened
                .value(tx.at())
                .longs(shipments, s -> s.fulfillment().value())
                .texts(shipments, Shipment::carrier)
                .texts(shipments, Shipment::tracking)
                .times(shipments, Shipment::leftAt)
                .texts(shipments, ReportStore::handedTo)
                .texts(shipments, ReportStore::proof)
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

    /** A carrier's word, and the parcel that it is about. @param parcel null while no such parcel is known */
    record Sighting(TrackingEvent event, @Nullable Long parcel) {}

    /** Stores words of carriers, and returns those that are new. */
    static List<Sighting> keep(Tx tx, List<Sighting> sightings) {
        if (sightings.isEmpty()) {
            return List.of();
        }
        return tx.sql("""
                insert into fulfillment.sighting (tracking, carrier, status, word, at, fulfillment)
                select tracking, carrier, status, word, at, fulfillment
                from unnest(?, ?, ?, ?, ?, ?) as s (tracking, carrier, status, word, at, fulfillment)
                order by tracking, carrier, status, at
                on conflict (tracking, carrier, status, at, fulfillment) do nothing
                returning tracking, carrier, status, word, at, fulfillment""")
                .texts(sightings, s -> s.event.tracking())
                .texts(sightings, s -> s.event.carrier())
                .texts(sightings, s -> Words.of(s.event.status()))
                .texts(sightings, s -> s.event.word())
                .times(sightings, s -> s.event.at())
                .longs(sightings, Sighting::parcel)
                .rows(ReportStore::sighting);
    }

    /** All final words about these tracking numbers. */
    static List<Sighting> sightings(Tx tx, Collection<String> trackings) {
        return tx.sql("""
                select tracking, carrier, status, word, at, fulfillment
                from fulfillment.sighting
                where tracking = any(?)
                order by tracking, at""").texts(trackings).rows(ReportStore::sighting);
    }

    /** Gives waiting words to their parcels. */
    static void give(Tx tx, List<Sighting> sightings) {
        if (sightings.isEmpty()) {
            return;
        }
        tx.sql("""
                update fulfillment.sighting s
                set fulfillment = d.fulfillment
                from unnest(?, ?, ?, ?, ?) as d (tracking, carrier, status, at, fulfillment)
                where s.tracking = d.tracking and s.carrier = d.carrier and s.status = d.status and s.at = d.at
                    and s.fulfillment is null
                    and not exists (
                        select from fulfillment.sighting o
                        where o.tracking = d.tracking and o.carrier = d.carrier and o.status = d.status and o.at = d.at
                            and o.fulfillment = d.fulfillment)""")
                .texts(sightings, s -> s.event.tracking())
                .texts(sightings, s -> s.event.carrier())
                .texts(sightings, s -> Words.of(s.event.status()))
                .times(sightings, s -> s.event.at())
                .longs(sightings, Sighting::parcel)
                .update();
    }

    /**
     * When these parcels left, as their nodes say; else when the nodes got the work. Some nodes say when they report
     * instead, which may be days later.
     */
    static Map<Long, Instant> left(Tx tx, Collection<Long> parcels) {
        var left = new HashMap<Long, Instant>();
        tx.sql("""
                select f.id, coalesce(r.left_at, f.created_at) as left_at
                from fulfillment.fulfillment f
                left join fulfillment.report r on r.fulfillment = f.id
                where f.id = any(?)""").longs(parcels).rows(rs -> left.put(rs.getLong("id"), Sql.time(rs, "left_at")));
        return left;
    }

    private static Sighting sighting(ResultSet rs) throws SQLException {
        long parcel = rs.getLong("fulfillment");
        return new Sighting(
                new TrackingEvent(
                        rs.getString("tracking"),
                        rs.getString("carrier"),
                        Words.parse(TrackingEvent.Status.class, rs.getString("status")),
                        rs.getString("word"),
                        Sql.time(rs, "at")),
                parcel == 0 ? null : parcel);
    }
}
