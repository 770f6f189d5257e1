package io.crossdock.inventory.feed.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.inventory.feed.Feeds.Csv;
import io.crossdock.inventory.feed.Feeds.Feed;
import io.crossdock.inventory.feed.Feeds.Kind;
import io.crossdock.inventory.feed.Feeds.Profile;
import io.crossdock.inventory.feed.Feeds.System;
import io.crossdock.shared.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Statements on {@code inventory.feed}. */
final class FeedStore {

    private static final Collector<CharSequence, ?, String> LINES = Collectors.joining("\n");

    private FeedStore() {}

    /** A feed as stored. @param id subject of its events and cases */
    record Known(long id, Profile profile) {

        FeedBatch.Source source() {
            return new FeedBatch.Source(id, profile.name(), Duration.ofSeconds(profile.lagSeconds()));
        }
    }

    /** Lists are passed as lines, because arrays of arrays must have equal lengths. */
    static void put(Tx tx, List<Profile> profiles) {
        tx.sql("""
                insert into inventory.feed as f
                    (name, id, system, figures, nodes, lag_seconds, stale_seconds, csv_sku, csv_node, csv_units,
                    csv_counted_at, csv_bin, csv_decimal_mark, csv_time_zone, zero_percent_max)
                select p.name, p.id, p.system, string_to_array(p.figures, chr(10)), string_to_array(p.nodes, chr(10)),
                    p.lag_seconds, p.stale_seconds, p.csv_sku, p.csv_node, p.csv_units, p.csv_counted_at,
                    p.csv_bin, p.csv_decimal_mark, p.csv_time_zone, p.zero_percent_max
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as p(
                    name, id, system, figures, nodes, lag_seconds, stale_seconds, csv_sku, csv_node, csv_units,
                    csv_counted_at, csv_bin, csv_decimal_mark, csv_time_zone, zero_percent_max)
                on conflict (name) do update
                set system = excluded.system, figures = excluded.figures, nodes = excluded.nodes,
                    lag_seconds = excluded.lag_seconds, stale_seconds = excluded.stale_seconds,
                    csv_sku = excluded.csv_sku, csv_node = excluded.csv_node, csv_units = excluded.csv_units,
                    csv_counted_at = excluded.csv_counted_at, csv_bin = excluded.csv_bin,
                    csv_decimal_mark = excluded.csv_decimal_mark, csv_time_zone = excluded.csv_time_zone,
                    zero_percent_max = excluded.zero_percent_max
                """)
                .texts(profiles, Profile::name)
                .longs(profiles, _ -> tx.nextId())
                .texts(profiles, p -> Words.of(p.system()))
                .texts(
                        profiles,
                        p -> p.figures().stream().map(Words::of).sorted().collect(LINES))
                .texts(profiles, p -> String.join("\n", p.nodes()))
                .longs(profiles, Profile::lagSeconds)
                .longs(profiles, Profile::staleSeconds)
                .texts(profiles, p -> p.csv().sku())
                .texts(profiles, p -> p.csv().node())
                .texts(profiles, p -> p.csv().units())
                .texts(profiles, p -> p.csv().countedAt())
                .texts(profiles, p -> p.csv().bin())
                .texts(profiles, p -> p.csv().decimalMark())
                .texts(profiles, p -> p.csv().timeZone())
                .ints(profiles, Profile::zeroPercentMax)
                .update();
    }

    static Optional<Known> find(Tx tx, String name) {
        return tx.sql("""
                select f.id, f.name, f.system, f.figures, f.nodes, f.lag_seconds, f.stale_seconds, f.csv_sku,
                    f.csv_node, f.csv_units, f.csv_counted_at, f.csv_bin, f.csv_decimal_mark, f.csv_time_zone,
                    f.zero_percent_max
                from inventory.feed f
                where f.name = ?
                """).value(name).first(rs -> new Known(rs.getLong("id"), profile(rs)));
    }

    static List<Known> find(Tx tx, List<String> names) {
        return tx.sql("""
                select f.id, f.name, f.system, f.figures, f.nodes, f.lag_seconds, f.stale_seconds, f.csv_sku,
                    f.csv_node, f.csv_units, f.csv_counted_at, f.csv_bin, f.csv_decimal_mark, f.csv_time_zone,
                    f.zero_percent_max
                from inventory.feed f
                where f.name = any(?)
                """).texts(names).rows(rs -> new Known(rs.getLong("id"), profile(rs)));
    }

    /** All feeds, by name. @param since first day of the counts to sum */
    static List<Feed> list(Tx tx, LocalDate since) {
        return tx.sql("""
                select f.id, f.name, f.system, f.figures, f.nodes, f.lag_seconds, f.stale_seconds, f.csv_sku,
                    f.csv_node, f.csv_units, f.csv_counted_at, f.csv_bin, f.csv_decimal_mark, f.csv_time_zone,
                    f.zero_percent_max, f.heard_at,
                    f.newest_at, f.newest_at + make_interval(secs => f.stale_seconds) < ? as stale,
                    coalesce(p.n, 0) as parked, coalesce(a.counts, 0) as counts, coalesce(a.wrong, 0) as wrong
                from inventory.feed f
                left join (
                    select p.feed, count(*) as n from inventory.parked p where p.state = 'waiting' group by p.feed
                ) p on p.feed = f.name
                left join (
                    select a.source, sum(a.counts) as counts, sum(a.wrong) as wrong
                    from inventory.accuracy a
                    where a.day >= ?::date
                    group by a.source
                ) a on a.source = f.name
                order by f.name
                """)
                .value(tx.at())
                .value(since.toString())
                .rows(rs -> new Feed(
                        profile(rs),
                        time(rs, "heard_at"),
                        time(rs, "newest_at"),
                        rs.getBoolean("stale"),
                        rs.getLong("parked"),
                        rs.getLong("counts"),
                        rs.getLong("wrong")));
    }

    /**
     * Records that a message was applied. Locks first, in a statement of its own: one that locks a row and updates it
     * may wait for the version that it saw at first, and two such wait for each other.
     *
     * @return whether the feed was stale until now
     */
    static boolean heard(Tx tx, String feed, Instant at) {
        boolean wasStale =
                tx.sql("""
                select stale_since is not null as stale
                from inventory.feed
                where name = ?
                for no key update""").value(feed).first(rs -> rs.getBoolean("stale")).orElse(false);
        boolean stale = tx.sql("""
                update inventory.feed f
                set heard_at = n.now, newest_at = greatest(f.newest_at, n.at),
                    stale_since = case when greatest(f.newest_at, n.at) + make_interval(secs => f.stale_seconds) < n.now
                        then f.stale_since end
                from (select ?::timestamptz as at, ?::timestamptz as now) n
                where f.name = ?
                returning f.stale_since is not null as stale""")
                .value(at)
                .value(tx.at())
                .value(feed)
                .first(rs -> rs.getBoolean("stale"))
                .orElse(false);
        return wasStale && !stale;
    }

    /** A feed that became stale. */
    record Gone(long id, String name, @Nullable Instant newestAt, long staleSeconds) {}

    /**
     * Marks feeds that became stale since the last check. A feed that never sent is not stale; it is not connected yet.
     */
    static List<Gone> markStale(Tx tx) {
        return tx.sql("""
                update inventory.feed f
                set stale_since = n.now
                from (select ?::timestamptz as now) n
                where f.stale_since is null and f.newest_at + make_interval(secs => f.stale_seconds) < n.now
                returning f.id, f.name, f.newest_at, f.stale_seconds
                """)
                .value(tx.at())
                .rows(rs -> new Gone(rs.getLong(1), rs.getString(2), time(rs, "newest_at"), rs.getLong(4)));
    }

    private static Profile profile(ResultSet rs) throws SQLException {
        return new Profile(
                rs.getString("name"),
                Words.parse(System.class, rs.getString("system")),
                texts(rs, "figures").stream()
                        .map(text -> Words.parse(Kind.class, text))
                        .collect(Collectors.toSet()),
                texts(rs, "nodes"),
                rs.getLong("lag_seconds"),
                rs.getLong("stale_seconds"),
                new Csv(
                        rs.getString("csv_sku"),
                        rs.getString("csv_node"),
                        rs.getString("csv_units"),
                        rs.getString("csv_counted_at"),
                        rs.getString("csv_bin"),
                        rs.getString("csv_decimal_mark"),
                        rs.getString("csv_time_zone")),
                rs.getInt("zero_percent_max"));
    }

    private static List<String> texts(ResultSet rs, String column) throws SQLException {
        return Arrays.asList((String[]) rs.getArray(column).getArray());
    }

    private static @Nullable Instant time(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column) == null ? null : Sql.time(rs, column);
    }
}
