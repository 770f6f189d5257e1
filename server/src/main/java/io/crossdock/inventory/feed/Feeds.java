package io.crossdock.inventory.feed;

import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.shared.Page;
import io.crossdock.shared.Words;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes stock figures from other systems. A feed is a named source that numbers and dates its messages. Messages may
 * come late, twice, out of order and in parts; each takes effect once. Rows that can't be applied are parked; nothing
 * is dropped.
 */
public interface Feeds {

    /** Most rows of one message or part. */
    int ROWS_MAX = 100_000;

    /** Most parts of one message. */
    int PARTS_MAX = 10_000;

    /** Most elements of one page or command. */
    int PAGE_MAX = 5_000;

    /** The default of {@link Profile#zeroPercentMax}. */
    int ZERO_PERCENT_MAX = 50;

    /** Event: a part of a message is applied; data is {@link Applied}. In the feed's log. */
    EventType<Applied> FEED_APPLIED = new EventType<>("feed-applied", Applied.class);

    /** Event: parked rows were dismissed; data is {@link Dismissed}. In the feed's log. */
    EventType<Dismissed> PARKED_DISMISSED = new EventType<>("parked-dismissed", Dismissed.class);

    /** Event and case: a feed's newest figure is too old; data is {@link Stale}. In the feed's log. */
    EventType<Stale> FEED_STALE = new EventType<>("feed-stale", Stale.class);

    /**
     * Event and case: a reset would zero too much of its node and waits for a person; data is {@link Held}. In the
     * feed's log.
     */
    EventType<Held> FEED_RESET_HELD = new EventType<>("feed-reset-held", Held.class);

    /** Kind of system that sends. */
    enum System {
        ERP,
        WMS,
        POS,
        OTHER;

        /** As in JSON: lower case with hyphens. */
        @Override
        @JsonValue
        public String toString() {
            return Words.of(this);
        }
    }

    /** Meaning of a message's rows. */
    enum Kind {
        /** Units on hand. */
        ABSOLUTE,
        /** Units that came (above zero) or left (below zero), without movements that Crossdock booked itself. */
        DELTA,
        /** All units on hand at one node; SKUs that are not named have none. */
        RESET;

        /** As in JSON: lower case with hyphens. */
        @Override
        @JsonValue
        public String toString() {
            return Words.of(this);
        }
    }

    /**
     * How to read a source's figures.
     *
     * @param name kebab case
     * @param figures kinds that it may send
     * @param nodes nodes that it may report on; empty: all
     * @param lagSeconds delay after which its figures contain a movement that is booked here: with 3600, a figure of
     *     10:00 contains movements until 9:00
     * @param staleSeconds age of its newest figure above which a case is raised
     * @param csv format of its CSV files
     * @param zeroPercentMax most SKUs in stock at a node that a reset may zero because it does not name them, in
     *     percent; a reset that would zero more is held
     */
    record Profile(
            String name,
            System system,
            Set<Kind> figures,
            List<String> nodes,
            long lagSeconds,
            long staleSeconds,
            Csv csv,
            int zeroPercentMax) {
        public Profile {
            figures = Set.copyOf(figures);
            nodes = List.copyOf(nodes);
        }

        /** A feed that writes CSV in our own format, if any. */
        public Profile(
                String name, System system, Set<Kind> figures, List<String> nodes, long lagSeconds, long staleSeconds) {
            this(name, system, figures, nodes, lagSeconds, staleSeconds, Csv.PLAIN, ZERO_PERCENT_MAX);
        }
    }

    /**
     * Format of a feed's CSV files: column names, in upper or lower case, and the form of figures and dates.
     *
     * @param sku column with the SKU
     * @param node column with the node
     * @param units column with the units
     * @param countedAt column with a row's own date
     * @param bin column with the bin or location inside the node
     * @param decimalMark {@code .} or {@code ,} before the decimals of figures, which must be zeros; null: figures are
     *     digits only
     * @param timeZone IANA zone of dates without one; null: every date must have its own
     */
    record Csv(
            String sku,
            String node,
            String units,
            String countedAt,
            String bin,
            @Nullable String decimalMark,
            @Nullable String timeZone) {

        /** The same names as in JSON. */
        public static final Csv PLAIN = new Csv("sku", "node", "units", "countedAt", "bin", null, null);
    }

    /**
     * A profile and the state of its source.
     *
     * @param profile how its figures are read
     * @param heardAt time of arrival of its last message; null: none yet
     * @param newestAt date of its newest figure; null: none yet
     * @param stale whether that is too old
     * @param parked rows that wait
     * @param counts rows that it counted in the last 90 days, without first counts of a row
     * @param wrong rows of those with another figure in the books
     */
    record Feed(
            Profile profile,
            @Nullable Instant heardAt,
            @Nullable Instant newestAt,
            boolean stale,
            long parked,
            long counts,
            long wrong) {}

    /**
     * A message or a part of one.
     *
     * @param sequence the feed's number of the message; an equal number is the same message
     * @param part 1 to {@code parts}
     * @param at date of the figures, to the microsecond
     * @param node node of rows without one; null: every row has one
     * @param hash hash of the whole body
     * @param zeroPercentMax as in {@link Profile}, for this reset; null: the profile's
     */
    record Message(
            String feed,
            long sequence,
            int part,
            int parts,
            Kind kind,
            Instant at,
            @Nullable String node,
            List<Row> rows,
            String hash,
            @Nullable Integer zeroPercentMax) {
        public Message {
            at = at.truncatedTo(ChronoUnit.MICROS);
            rows = List.copyOf(rows);
        }
    }

    /**
     * A row as sent; values that can't be read are null.
     *
     * @param number 0, 1, 2 … in its part
     * @param units on hand, or the change; of the first of several bins, the sum of all
     * @param at the row's own date; null: the message's. Ignored in a reset, which is of one moment
     * @param repeat what an earlier row of the same SKU and node makes of this one; null: there is none
     */
    record Row(
            int number,
            @Nullable String sku,
            @Nullable String node,
            @Nullable Long units,
            @Nullable Instant at,
            Origin origin,
            @Nullable Repeat repeat) {

        /** A readable row with the message's date. */
        public Row(int number, @Nullable String sku, @Nullable String node, @Nullable Long units, String sent) {
            this(number, sku, node, units, null, new Origin(sent, null, null), null);
        }

        public String sent() {
            return origin.sent;
        }

        public @Nullable Integer line() {
            return origin.line;
        }

        public @Nullable String fault() {
            return origin.fault;
        }
    }

    /**
     * Where a row comes from.
     *
     * @param sent the row's text
     * @param line line of the file, from 1; null: not from lines
     * @param fault a sentence about what can't be read; null: nothing
     */
    record Origin(
            String sent, @Nullable Integer line, @Nullable String fault) {}

    /**
     * A row whose SKU and node an earlier row of the same message names.
     *
     * @param fault a sentence about why both can't count; null: it is another bin, and the earlier row has its units
     */
    record Repeat(@Nullable String fault) {}

    /**
     * Effect of a message. Rows that are neither changed nor confirmed are listed by number, after {@code after}.
     *
     * @param parts number of parts that make up the message
     * @param at time of the figures
     * @param rows rows of this part
     * @param changed rows that corrected the books
     * @param confirmed rows that agreed with the books
     * @param older rows without effect because a newer figure was known
     * @param parked rows that could not be applied when they came
     * @param added rows of further bins, whose units count with the first bin of the SKU
     * @param complete whether all parts are applied
     * @param zeroed rows that a complete reset did not name and that had units on hand
     * @param held whether a reset waits for a person because it would zero too much
     * @param items rows without effect and parked rows, at most 100
     * @param next value of {@code after} for further rows; null: all are listed
     */
    record FeedAnswer(
            String feed,
            long sequence,
            int part,
            int parts,
            Kind kind,
            Instant at,
            int rows,
            int changed,
            int confirmed,
            int older,
            int parked,
            int added,
            boolean complete,
            long zeroed,
            boolean held,
            List<ExemptRow> items,
            @Nullable Integer next) {}

    /**
     * A row that had no effect when it came, or another one than it says.
     *
     * @param sku null: it could not be read
     * @param node null: it could not be read
     * @param outcome {@code older}, the cause that it is parked for, or {@code negative-figure}: it counts as 0
     * @param knownAt date of the newer figure; null if it is parked
     * @param line line of the file, from 1; null: not from lines, or not parked
     */
    record ExemptRow(
            int row,
            @Nullable String sku,
            @Nullable String node,
            String outcome,
            @Nullable Instant knownAt,
            @Nullable Integer line,
            @Nullable String fault) {}

    /**
     * A row that waits or waited for master data or a person.
     *
     * @param id id of the row, such as {@code K12}
     * @param at time of the figure
     * @param sku null: it could not be read
     * @param node null: it could not be read
     * @param units null: they could not be read
     * @param sent the row's text as it came
     * @param cause {@code unknown-sku}, {@code unknown-node}, {@code node-of-others}, {@code unreadable-row},
     *     {@code repeated-row}; {@code negative-figure}: fewer than 0 units on hand, applied as 0 when it came
     * @param state {@code waiting}, {@code applied}, {@code older} (applied without effect), {@code dismissed}
     * @param parkedAt business time at which it came
     * @param closedAt null while it waits
     * @param closedBy who retried or dismissed it; null while it waits
     * @param note remark of that person; null: none
     * @param line line of the file, from 1; null: not from lines
     */
    record ParkedRow(
            String id,
            String feed,
            long sequence,
            int part,
            int row,
            Kind kind,
            Instant at,
            @Nullable String sku,
            @Nullable String node,
            @Nullable Long units,
            String sent,
            String cause,
            String state,
            Instant parkedAt,
            @Nullable Instant closedAt,
            @Nullable String closedBy,
            @Nullable String note,
            @Nullable Integer line,
            @Nullable String fault) {}

    /**
     * Selects parked rows, the oldest first.
     *
     * @param feed null: all
     * @param cause null: all
     * @param after id of the last row of the page before; 0: the first page
     * @param limit 1 to {@link #PAGE_MAX}
     */
    record ParkedQuery(@Nullable String feed, @Nullable String cause, String state, long after, int limit) {}

    /** A parked row to try again; values that are not null replace its own. */
    record Retry(
            long id,
            @Nullable String sku,
            @Nullable String node,
            @Nullable Long units) {}

    /** A parked row to dismiss, and the reason. */
    record Dismissal(long id, String note) {}

    /** Data of {@link #FEED_APPLIED}. */
    record Applied(
            String feed,
            long sequence,
            int part,
            int parts,
            Kind kind,
            int rows,
            int changed,
            int confirmed,
            int older,
            int parked,
            long zeroed) {}

    /** Data of {@link #PARKED_DISMISSED}. */
    record Dismissed(String feed, List<String> ids, List<String> notes) {}

    /** Data of {@link #FEED_STALE}. */
    record Stale(String feed, @Nullable Instant newestAt) {}

    /**
     * Data of {@link #FEED_RESET_HELD}.
     *
     * @param named SKUs of the node that it names
     * @param unnamed SKUs in stock that it does not name
     */
    record Held(String feed, long sequence, String node, long named, long unnamed) {}

    /** Adds profiles or replaces them by name. */
    void put(Tx tx, List<Profile> profiles);

    /** All feeds, by name. */
    List<Feed> list(Tx tx);

    /** The profile of a feed. @throws io.crossdock.shared.Refused {@code feed-not-found} (404) */
    Profile profile(Tx tx, String feed);

    /**
     * Applies the next set of a message's rows; after the last part of a reset, zeroes the next set of rows that it did
     * not name. A set has at most {@link Inventory#BATCH_MAX} rows, so that no transaction holds many locks for long.
     * Call again, in transactions of their own, until it returns false. An interrupted message goes on from where it
     * stopped. A reset that would zero more than its limit zeroes nothing and is held.
     *
     * @return whether work is left
     * @throws io.crossdock.shared.Refused {@code feed-not-found} (404), {@code invalid} (422),
     *     {@code feed-sequence-reused} (422)
     */
    boolean take(Tx tx, Message message);

    /**
     * Zeroes the next set of rows that a held reset did not name: a person has said that it is right. Call again as
     * {@link #take}.
     *
     * @return whether work is left
     * @throws io.crossdock.shared.Refused {@code message-not-found} (404), {@code reset-not-held} (409)
     */
    boolean zero(Tx tx, String feed, long sequence);

    /**
     * Effect of a message. @param after row number to list from, exclusive; -1: from the start. @throws
     * io.crossdock.shared.Refused 404
     */
    FeedAnswer answer(Tx tx, String feed, long sequence, int part, int after);

    /** One page of parked rows. */
    Page<ParkedRow> parked(Tx tx, ParkedQuery query);

    /**
     * Tries parked rows again, with the dates that they had. Rows that still can't be applied stay parked, with the
     * current cause.
     *
     * @return the rows after the attempt
     * @throws io.crossdock.shared.Refused {@code parked-not-found} (404), {@code parked-closed} (409)
     */
    List<ParkedRow> retry(Tx tx, List<Retry> retries);

    /** Dismisses parked rows, with a reason. @throws io.crossdock.shared.Refused as {@link #retry} */
    List<ParkedRow> dismiss(Tx tx, List<Dismissal> dismissals);

    /** Tries parked rows again whose master data exists now, at most {@link #PAGE_MAX}. @return number of rows */
    int retryKnown(Tx tx);

    /** Raises a case for each feed that has become stale. @return number of feeds */
    int watch(Tx tx);
}
