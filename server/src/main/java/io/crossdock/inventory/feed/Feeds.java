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
 * Figures from other systems, in sets. A feed is a named source; its messages are numbered by it and dated, may come
 * late, twice, out of order and in parts, and each has its effect once. What can't be applied is parked; nothing is
 * dropped.
 */
public interface Feeds {

    /** Rows of one message, or of one part of it. */
    int ROWS_MAX = 100_000;

    /** Parts of one message. */
    int PARTS_MAX = 10_000;

    /** Elements of one page and of one command. */
    int PAGE_MAX = 5_000;

    /** How far a message's date may lie ahead of our clock, in seconds. */
    long AHEAD_SECONDS_MAX = 300;

    /** Fact: a part of a message is applied; data is {@link Applied}. On the log of the feed. */
    EventType<Applied> FEED_APPLIED = new EventType<>("feed-applied", Applied.class);

    /** Fact: parked rows were given up; data is {@link Dismissed}. On the log of the feed. */
    EventType<Dismissed> PARKED_DISMISSED = new EventType<>("parked-dismissed", Dismissed.class);

    /** Fact and case: a feed's newest figure is older than it may be; data is {@link Stale}. On the log of the feed. */
    EventType<Stale> FEED_STALE = new EventType<>("feed-stale", Stale.class);

    /** Which kind of system speaks. */
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

    /** What the rows of a message are. */
    enum Kind {
        /** What is there. */
        ABSOLUTE,
        /** What came (above zero) or left (below zero), apart from what Crossdock itself moved. */
        DELTA,
        /** Everything that is there on one node: what is not named is zero. */
        RESET;

        /** As in JSON: lower case with hyphens. */
        @Override
        @JsonValue
        public String toString() {
            return Words.of(this);
        }
    }

    /**
     * How a source's figures are to be read.
     *
     * @param name kebab-case
     * @param figures what it may send
     * @param nodes that it may speak for; empty: all
     * @param lagSeconds how long after a movement here its figures know of it: with 3600, a figure of 10:00 knows what
     *     moved until 9:00
     * @param staleSeconds a case is raised when its newest figure is older
     * @param csv how its CSV files are written
     */
    record Profile(
            String name,
            System system,
            Set<Kind> figures,
            List<String> nodes,
            long lagSeconds,
            long staleSeconds,
            Csv csv) {
        public Profile {
            figures = Set.copyOf(figures);
            nodes = List.copyOf(nodes);
        }

        /** Of a feed that writes CSV as we do, if at all. */
        public Profile(
                String name, System system, Set<Kind> figures, List<String> nodes, long lagSeconds, long staleSeconds) {
            this(name, system, figures, nodes, lagSeconds, staleSeconds, Csv.PLAIN);
        }
    }

    /**
     * How CSV files of a feed are written: names of their columns, whatever the case of letters; and what figures and
     * dates look like.
     *
     * @param countedAt column with the date of a row that has one of its own
     * @param decimalMark {@code .} or {@code ,} before decimals of figures, which must be zeros; null: figures are
     *     digits only
     * @param timeZone IANA zone of dates that name none; null: every date must name its own
     */
    record Csv(
            String sku,
            String node,
            String units,
            String countedAt,
            @Nullable String decimalMark,
            @Nullable String timeZone) {

        /** Named as in JSON. */
        public static final Csv PLAIN = new Csv("sku", "node", "units", "countedAt", null, null);
    }

    /**
     * A profile and how the source does.
     *
     * @param heardAt when its last message arrived; null: never
     * @param newestAt date of its newest figure; null: none yet
     * @param stale whether that is too old
     * @param parked rows that wait
     * @param counts rows that it counted in the last 90 days and that had been counted before
     * @param wrong of those, rows whose figure was another
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
     * A message, or a part of it.
     *
     * @param sequence given by the feed: the same number is the same message
     * @param part 1 to parts
     * @param at date of the figures, to the microsecond
     * @param node that rows without a node are about; null where every row has one
     * @param hash of the whole body
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
            String hash) {
        public Message {
            at = at.truncatedTo(ChronoUnit.MICROS);
            rows = List.copyOf(rows);
        }
    }

    /**
     * One row as it was sent; what could not be read is null.
     *
     * @param number 0, 1, 2 … in its part
     * @param units on hand, or the change
     * @param at its own date; null: that of the message. A reset is of one moment and doesn't look at it
     * @param sent its text
     * @param line of the file where it stands, from 1; null where it does not come from lines
     * @param fault what could not be read, for a person; null where all could
     */
    record Row(
            int number,
            @Nullable String sku,
            @Nullable String node,
            @Nullable Long units,
            @Nullable Instant at,
            String sent,
            @Nullable Integer line,
            @Nullable String fault) {

        /** A row that could be read, of the message's date. */
        public Row(int number, @Nullable String sku, @Nullable String node, @Nullable Long units, String sent) {
            this(number, sku, node, units, null, sent, null, null);
        }
    }

    /**
     * What a message did. The rows that are neither changed nor confirmed are listed by number, from {@code after} on.
     *
     * @param rows of this part
     * @param changed rows whose figure was another
     * @param confirmed rows whose figure was right
     * @param older rows without effect because something newer was known
     * @param parked rows that could not be applied when they came
     * @param complete all parts are applied
     * @param zeroed rows that a complete reset did not name and that had something on hand
     * @param next row number to ask for as {@code after} for further rows; null where all are listed
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
            boolean complete,
            long zeroed,
            List<ExemptRow> items,
            @Nullable Integer next) {}

    /**
     * A row that had no effect when it came.
     *
     * @param outcome {@code older}, or why it is parked
     * @param knownAt date of what was known; null where it is parked
     * @param line and fault as in {@link Row}, where it is parked
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
     * A row that waits, or waited, for master data or a person.
     *
     * @param id as text, {@code K12}
     * @param sent as it came
     * @param cause {@code unknown-sku}, {@code unknown-node}, {@code node-of-others}, {@code unreadable-row}
     * @param state {@code waiting}, {@code applied}, {@code older} (applied without effect), {@code dismissed}
     * @param line and fault as in {@link Row}
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
     * Which parked rows; the oldest first.
     *
     * @param feed null: of all
     * @param cause null: all
     * @param after id of the last row of the page before; 0 for the first
     * @param limit 1 to {@link #PAGE_MAX}
     */
    record ParkedQuery(@Nullable String feed, @Nullable String cause, String state, long after, int limit) {}

    /** A parked row to try again, corrected where a part is not null. */
    record Retry(
            long id,
            @Nullable String sku,
            @Nullable String node,
            @Nullable Long units) {}

    /** A parked row that is given up, and why. */
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

    /** Adds or replaces by name. */
    void put(Tx tx, List<Profile> profiles);

    /** All feeds, by name. */
    List<Feed> list(Tx tx);

    /** How a source's figures are to be read. @throws io.crossdock.shared.Refused {@code feed-not-found} (404) */
    Profile profile(Tx tx, String feed);

    /**
     * Applies the next set of a message's rows, or, after the last part of a reset, zeroes the next set of rows that it
     * did not name. A set is at most {@link Inventory#BATCH_MAX} rows, so that no transaction holds many locks for
     * long. Call again, in transactions of their own, until it says that nothing is left; a message that was
     * interrupted goes on where it stood.
     *
     * @return whether something is left to do
     * @throws io.crossdock.shared.Refused {@code feed-not-found} (404), {@code invalid} (422),
     *     {@code feed-sequence-reused} (422)
     */
    boolean take(Tx tx, Message message);

    /**
     * What a message did. @param after row number to list from, exclusive; -1 for the start. @throws
     * io.crossdock.shared.Refused 404
     */
    FeedAnswer answer(Tx tx, String feed, long sequence, int part, int after);

    /** One page of parked rows. */
    Page<ParkedRow> parked(Tx tx, ParkedQuery query);

    /**
     * Tries parked rows again, by the date they had. What still can't be applied stays parked, with its cause of now.
     *
     * @return the rows as they are then
     * @throws io.crossdock.shared.Refused {@code parked-not-found} (404), {@code parked-closed} (409)
     */
    List<ParkedRow> retry(Tx tx, List<Retry> retries);

    /** Gives parked rows up, with a reason. @throws io.crossdock.shared.Refused as {@link #retry} */
    List<ParkedRow> dismiss(Tx tx, List<Dismissal> dismissals);

    /**
     * Tries rows again that were parked for master data that is there now; most at a time {@link #PAGE_MAX}. @return
     * how many
     */
    int retryKnown(Tx tx);

    /** Raises a case for each feed that has become stale. @return how many */
    int watch(Tx tx);
}
