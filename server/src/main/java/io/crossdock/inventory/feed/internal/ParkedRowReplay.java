package io.crossdock.inventory.feed.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.count.internal.CountRule;
import io.crossdock.inventory.count.internal.DistinctIds;
import io.crossdock.inventory.feed.Feeds;
import io.crossdock.inventory.feed.Feeds.Dismissal;
import io.crossdock.inventory.feed.Feeds.ParkedRow;
import io.crossdock.inventory.feed.Feeds.Retry;
import io.crossdock.inventory.feed.Feeds.Row;
import io.crossdock.inventory.feed.internal.FeedBatch.Told;
import io.crossdock.inventory.feed.internal.FeedStore.Known;
import io.crossdock.inventory.feed.internal.RowScreening.Bad;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tries parked rows again, or dismisses them. */
final class ParkedRowReplay {

    private final Masterdata masterdata;

    ParkedRowReplay(Masterdata masterdata) {
        this.masterdata = masterdata;
    }

    /** A parked row with its corrections. */
    private record Try(
            long id,
            ParkedRow parked,
            @Nullable String sku,
            @Nullable String node,
            @Nullable Long units) {

        /** The other row of its SKU and node has the same date; it would win whatever this one says. */
        boolean repeatsStill() {
            return parked.cause().equals(RowScreening.REPEATED_ROW)
                    && Objects.equals(sku, parked.sku())
                    && Objects.equals(node, parked.node());
        }
    }

    List<ParkedRow> retry(Tx tx, List<Retry> retries) {
        if (retries.isEmpty()) {
            return List.of();
        }
        var ids = DistinctIds.each(retries.stream().map(Retry::id).toList(), ParkedRowStore.LETTER);
        var rows = waiting(tx, ids);
        var tries =
                retries.stream().map(r -> corrected(r, rows)).sorted(byDate()).toList();
        var feeds = feeds(tx, rows.values());
        var skus = masterdata
                .skus(tx, tries.stream().map(Try::sku).filter(Objects::nonNull).collect(Collectors.toSet()))
                .keySet();
        var told = new ArrayList<Told>();
        var good = new ArrayList<Try>();
        var outcomes = new ArrayList<ParkedRowStore.Outcome>();
        for (var t : tries) {
            if (t.repeatsStill()) {
                outcomes.add(outcome(t, "waiting", RowScreening.REPEATED_ROW));
                continue;
            }
            var feed = Objects.requireNonNull(feeds.get(t.parked.feed()));
            var screened = new RowScreening(
                            feed.profile(),
                            t.parked.kind(),
                            t.parked.at(),
                            t.parked.node(),
                            skus,
                            masterdata.nodesByCode().keySet())
                    .screen(List.of(new Row(t.parked.row(), t.sku, t.node, t.units, t.parked.sent())));
            screened.bad().stream().map(Bad::cause).forEach(cause -> outcomes.add(outcome(t, "waiting", cause)));
            screened.good().forEach(g -> {
                good.add(t);
                told.add(new Told(feed.source(), t.parked.kind(), t.parked.at(), g.key(), g.counted(t.parked.kind())));
            });
        }
        var effects = FeedBatch.apply(tx, told);
        for (int i = 0; i < good.size(); i++) {
            if (effects.get(i).fault() != null) {
                outcomes.add(outcome(good.get(i), "waiting", RowScreening.UNREADABLE_ROW));
                continue;
            }
            var state = effects.get(i).effect() == CountRule.Effect.OLDER ? "older" : "applied";
            outcomes.add(outcome(good.get(i), state, good.get(i).parked.cause()));
        }
        ParkedRowStore.tried(tx, outcomes);
        settle(tx, rows.values());
        return ParkedRowStore.of(tx, ids);
    }

    private static ParkedRowStore.Outcome outcome(Try t, String state, String cause) {
        return new ParkedRowStore.Outcome(t.id, t.sku, t.node, t.units, state, cause);
    }

    private static Try corrected(Retry retry, Map<Long, ParkedRow> rows) {
        var row = Objects.requireNonNull(rows.get(retry.id()));
        return new Try(
                retry.id(),
                row,
                retry.sku() == null ? row.sku() : retry.sku(),
                retry.node() == null ? row.node() : retry.node(),
                retry.units() == null ? row.units() : retry.units());
    }

    private static Comparator<Try> byDate() {
        return Comparator.<Try, Instant>comparing(t -> t.parked.at()).thenComparing(Try::id);
    }

    List<ParkedRow> dismiss(Tx tx, List<Dismissal> dismissals) {
        var ids = DistinctIds.each(dismissals.stream().map(Dismissal::id).toList(), ParkedRowStore.LETTER);
        var rows = waiting(tx, ids);
        ParkedRowStore.dismiss(tx, ids, dismissals.stream().map(Dismissal::note).toList());
        var feeds = feeds(tx, rows.values());
        feeds.forEach((name, feed) -> {
            var of = dismissals.stream()
                    .filter(d -> Objects.requireNonNull(rows.get(d.id())).feed().equals(name))
                    .toList();
            tx.emit(
                    feed.id(),
                    Feeds.PARKED_DISMISSED,
                    new Feeds.Dismissed(
                            name,
                            of.stream()
                                    .map(d -> Objects.requireNonNull(rows.get(d.id()))
                                            .id())
                                    .toList(),
                            of.stream().map(Dismissal::note).toList()));
        });
        settle(tx, rows.values());
        return ParkedRowStore.of(tx, ids);
    }

    private static Map<Long, ParkedRow> waiting(Tx tx, List<Long> ids) {
        var rows = new HashMap<Long, ParkedRow>();
        ParkedRowStore.lock(tx, ids)
                .forEach(row -> rows.put(ParkedRowStore.id(row.id()).orElseThrow(), row));
        for (var id : ids) {
            var row = rows.get(id);
            if (row == null) {
                throw Refused.notFound("parked", "K" + id);
            }
            if (!row.state().equals("waiting")) {
                throw new Refused("parked-closed", 409, "The row " + row.id() + " is " + row.state() + " already");
            }
        }
        return rows;
    }

    private static Map<String, Known> feeds(Tx tx, Collection<ParkedRow> rows) {
        var names = rows.stream().map(ParkedRow::feed).distinct().toList();
        return ListIndex.by(FeedStore.find(tx, names), k -> k.profile().name());
    }

    private static void settle(Tx tx, Collection<ParkedRow> rows) {
        var causes = new TreeSet<String>();
        rows.forEach(row -> causes.add(row.cause()));
        for (var gone :
                ParkedRowStore.settled(tx, rows.stream().map(ParkedRow::feed).collect(Collectors.toSet()), causes)) {
            tx.settle(RowScreening.kind(gone.cause()).settled(gone.feed(), "no row is parked for this cause now"));
        }
    }
}
