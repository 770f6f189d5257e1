package io.crossdock.inventory.feed.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.inventory.feed.Feeds.ExemptRow;
import io.crossdock.inventory.feed.Feeds.Kind;
import io.crossdock.inventory.feed.Feeds.Message;
import io.crossdock.inventory.stock.StockKey;
import io.crossdock.shared.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements on {@code inventory.feed_message}, {@code feed_part} and {@code feed_older}. */
final class FeedMessageStore {

    private FeedMessageStore() {}

    /** A message as its first part announced it. */
    record Head(Kind kind, Instant at, @Nullable String node, int parts, long zeroed, Stage stage) {

        boolean announces(Message message) {
            return kind == message.kind()
                    && at.equals(message.at())
                    && parts == message.parts()
                    && (node == null ? message.node() == null : node.equals(message.node()));
        }
    }

    /** Progress of a message's zeroing; a message that is no reset has nothing to zero. */
    enum Stage {
        /** Not all parts are here, or the share is not known yet. */
        OPEN,
        /** It would zero more than its limit; a person decides. */
        HELD,
        /** It may zero what it does not name. */
        ALLOWED,
        /** The message is completely applied. */
        DONE
    }

    /** A part and its progress. */
    record Part(String hash, int rows, Sum sum) {}

    /** Progress of a part, or what a set of rows adds. */
    record Sum(int done, int changed, int confirmed, int older, int parked, int added) {}

    /** SKUs of a node that a reset names, and those in stock that it does not name. */
    record Shares(long named, long unnamed) {

        boolean above(int percentMax) {
            return unnamed * 100 > percentMax * (named + unnamed);
        }
    }

    /** Locks the message and its part; inserts new ones. */
    static Head announce(Tx tx, Message message) {
        tx.sql("""
                insert into inventory.feed_message (feed, sequence, kind, at, node, parts, received_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (feed, sequence) do nothing
                """)
                .value(message.feed())
                .value(message.sequence())
                .value(Words.of(message.kind()))
                .value(message.at())
                .value(message.node())
                .value(message.parts())
                .value(tx.at())
                .update();
        tx.sql("""
                insert into inventory.feed_part (feed, sequence, part, body_hash, row_count)
                values (?, ?, ?, ?, ?)
                on conflict (feed, sequence, part) do nothing
                """)
                .value(message.feed())
                .value(message.sequence())
                .value(message.part())
                .value(message.hash())
                .value(message.rows().size())
                .update();
        return head(tx, message.feed(), message.sequence()).orElseThrow();
    }

    static Optional<Head> head(Tx tx, String feed, long sequence) {
        return tx.sql("""
                select m.kind, m.at, m.node, m.parts, m.zeroed, m.zeroing
                from inventory.feed_message m
                where m.feed = ? and m.sequence = ?
                """)
                .value(feed)
                .value(sequence)
                .first(rs -> new Head(
                        Words.parse(Kind.class, rs.getString("kind")),
                        Sql.time(rs, "at"),
                        rs.getString("node"),
                        rs.getInt("parts"),
                        rs.getLong("zeroed"),
                        Words.parse(Stage.class, rs.getString("zeroing"))));
    }

    static Part lock(Tx tx, Message message) {
        return part(tx, message.feed(), message.sequence(), message.part(), """
                select p.body_hash, p.row_count, p.rows_done, p.changed, p.confirmed, p.older, p.parked, p.added
                from inventory.feed_part p
                where p.feed = ? and p.sequence = ? and p.part = ?
                for no key update
                """).orElseThrow();
    }

    static Optional<Part> part(Tx tx, String feed, long sequence, int part) {
        return part(tx, feed, sequence, part, """
                select p.body_hash, p.row_count, p.rows_done, p.changed, p.confirmed, p.older, p.parked, p.added
                from inventory.feed_part p
                where p.feed = ? and p.sequence = ? and p.part = ?
                """);
    }

    private static Optional<Part> part(Tx tx, String feed, long sequence, int part, String statement) {
        return tx.sql(statement)
                .value(feed)
                .value(sequence)
                .value(part)
                .first(rs -> new Part(
                        rs.getString(1),
                        rs.getInt(2),
                        new Sum(rs.getInt(3), rs.getInt(4), rs.getInt(5), rs.getInt(6), rs.getInt(7), rs.getInt(8))));
    }

    static void advance(Tx tx, Message message, Sum sum) {
        tx.sql("""
                update inventory.feed_part p
                set rows_done = p.rows_done + ?, changed = p.changed + ?, confirmed = p.confirmed + ?,
                    older = p.older + ?, parked = p.parked + ?, added = p.added + ?
                where p.feed = ? and p.sequence = ? and p.part = ?
                """)
                .value(sum.done())
                .value(sum.changed())
                .value(sum.confirmed())
                .value(sum.older())
                .value(sum.parked())
                .value(sum.added())
                .value(message.feed())
                .value(message.sequence())
                .value(message.part())
                .update();
    }

    /** Stores rows that were older than the known figure. */
    static void addOlder(Tx tx, Message message, List<Integer> numbers, List<StockKey> keys, List<Instant> known) {
        if (numbers.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into inventory.feed_older (feed, sequence, part, row_no, sku, node, known_at)
                select m.feed, m.sequence, m.part, o.row_no, o.sku, o.node, o.known_at
                from (select ?::text as feed, ?::bigint as sequence, ?::integer as part) m
                cross join unnest(?, ?, ?, ?) as o(row_no, sku, node, known_at)
                """)
                .value(message.feed())
                .value(message.sequence())
                .value(message.part())
                .ints(numbers)
                .texts(keys, StockKey::sku)
                .texts(keys, StockKey::node)
                .times(known)
                .update();
    }

    /**
     * Whether every part of a message is applied. Locks the message's head, so that one transaction at a time goes on
     * from here.
     */
    static boolean allParts(Tx tx, String feed, long sequence) {
        return tx.sql("""
                select m.parts = (
                    select count(*)
                    from inventory.feed_part p
                    where p.feed = m.feed and p.sequence = m.sequence and p.rows_done = p.row_count
                )
                from inventory.feed_message m
                where m.feed = ? and m.sequence = ?
                for no key update
                """)
                .value(feed)
                .value(sequence)
                .first(rs -> rs.getBoolean(1))
                .orElse(false);
    }

    /** Locks a message's head, if there is one, and reads it. */
    static Optional<Head> lockHead(Tx tx, String feed, long sequence) {
        tx.sql("select m.feed from inventory.feed_message m where m.feed = ? and m.sequence = ? for no key update")
                .value(feed)
                .value(sequence)
                .first(rs -> rs.getString(1));
        return head(tx, feed, sequence);
    }

    /** How much of its node a reset names. */
    static Shares shares(Tx tx, String feed, long sequence, Head head) {
        return tx.sql("""
                select count(*) filter (where s.counted_at >= h.at) as named,
                    count(*) filter (
                        where s.on_hand > 0 and (s.counted_at is null or s.counted_at < h.at) and not exists (
                            select 1
                            from inventory.parked p
                            where p.feed = h.feed and p.sequence = h.sequence and p.sku = s.sku
                                and p.state in ('waiting', 'dismissed')
                        )
                    ) as unnamed
                from inventory.stock s
                cross join (select ?::text as feed, ?::bigint as sequence, ?::timestamptz as at) h
                where s.node = ?
                """)
                .value(feed)
                .value(sequence)
                .value(head.at())
                .value(head.node())
                .first(rs -> new Shares(rs.getLong("named"), rs.getLong("unnamed")))
                .orElseThrow();
    }

    /** Rows of the node that a complete reset did not name, by SKU: those that are still dated before it. */
    static List<String> unnamed(Tx tx, String feed, long sequence, Head head, int limit) {
        return tx.sql("""
                select s.sku
                from inventory.stock s
                where s.node = ? and (s.counted_at is null or s.counted_at < ?)
                    and not exists (
                        select 1
                        from inventory.parked p
                        where p.feed = ? and p.sequence = ? and p.sku = s.sku and p.state in ('waiting', 'dismissed')
                    )
                order by s.sku
                limit ?
                """)
                .value(head.node())
                .value(head.at())
                .value(feed)
                .value(sequence)
                .value(limit)
                .rows(rs -> rs.getString(1));
    }

    /** Adds zeroed rows, and sets how far a message is. */
    static void zeroed(Tx tx, String feed, long sequence, long rows, Stage stage) {
        tx.sql("""
                update inventory.feed_message m
                set zeroed = m.zeroed + ?, zeroing = ?, complete = ?
                where m.feed = ? and m.sequence = ?
                """)
                .value(rows)
                .value(Words.of(stage))
                .value(stage == Stage.DONE)
                .value(feed)
                .value(sequence)
                .update();
    }

    /** Ends what is held of a node's resets that are not newer than this one; it has replaced them. */
    static void endHeld(Tx tx, String feed, Head head) {
        tx.sql("""
                update inventory.feed_message m
                set zeroing = 'done', complete = true
                where m.feed = ? and m.node = ? and m.at <= ? and m.zeroing = 'held'
                """).value(feed).value(head.node()).value(head.at()).update();
    }

    /** Whether resets of a feed are held. */
    static boolean anyHeld(Tx tx, String feed) {
        return tx.sql("""
                select exists (
                    select 1 from inventory.feed_message m where m.feed = ? and m.zeroing = 'held'
                )
                """).value(feed).first(rs -> rs.getBoolean(1)).orElse(false);
    }

    /** Rows without effect and parked rows, by number. */
    static List<ExemptRow> exempt(Tx tx, String feed, long sequence, int part, int after, int limit) {
        return tx.sql("""
                select e.row_no, e.sku, e.node, e.outcome, e.known_at, e.line, e.fault
                from (
                    select o.row_no, o.sku, o.node, 'older' as outcome, o.known_at, 0 as line, null as fault
                    from inventory.feed_older o
                    where o.feed = ? and o.sequence = ? and o.part = ? and o.row_no > ?
                    union all
                    select p.row_no, p.sku, p.node, p.cause, null, coalesce(p.line, 0), p.fault
                    from inventory.parked p
                    where p.feed = ? and p.sequence = ? and p.part = ? and p.row_no > ?
                ) e
                order by e.row_no
                limit ?
                """)
                .value(feed)
                .value(sequence)
                .value(part)
                .value(after)
                .value(feed)
                .value(sequence)
                .value(part)
                .value(after)
                .value(limit)
                .rows(rs -> new ExemptRow(
                        rs.getInt(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getObject(5) == null ? null : Sql.time(rs, "known_at"),
                        rs.getInt(6) == 0 ? null : rs.getInt(6),
                        rs.getString(7)));
    }
}
