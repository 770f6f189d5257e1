package io.crossdock.inventory.feed.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.InventoryCaseKinds;
import io.crossdock.inventory.feed.Feeds;
import io.crossdock.inventory.feed.internal.FeedBatch.Told;
import io.crossdock.inventory.feed.internal.FeedMessageStore.Part;
import io.crossdock.inventory.feed.internal.FeedStore.Known;
import io.crossdock.inventory.feed.internal.RowScreening.Bad;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.platform.change.ChangeTrail;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Page;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Feeds in PostgreSQL: applies messages in sets, each set once. */
@Component
public final class StoredFeeds implements Feeds {

    /** Days of counts that are summed. */
    public static final int WINDOW_DAYS = 90;

    private final Masterdata masterdata;
    private final ParkedRowReplay desk;
    private final ResetCompletion resets = new ResetCompletion();

    StoredFeeds(Masterdata masterdata) {
        this.masterdata = masterdata;
        this.desk = new ParkedRowReplay(masterdata);
    }

    @Override
    public void put(Tx tx, List<Profile> profiles) {
        var names = profiles.stream().map(Profile::name).collect(Collectors.toSet());
        var before = list(tx).stream()
                .map(Feed::profile)
                .filter(profile -> names.contains(profile.name()))
                .toList();
        ChangeTrail.tell(tx, "feed", before, profiles, Profile::name);
        FeedStore.put(tx, profiles);
    }

    @Override
    public List<Feed> list(Tx tx) {
        return FeedStore.list(tx, LocalDate.ofInstant(tx.at(), ZoneOffset.UTC).minusDays(WINDOW_DAYS));
    }

    @Override
    public Profile profile(Tx tx, String feed) {
        return feed(tx, feed).profile();
    }

    @Override
    public boolean take(Tx tx, Message message) {
        var feed = feed(tx, message.feed());
        check(tx, feed, message);
        var head = FeedMessageStore.announce(tx, message);
        var part = FeedMessageStore.lock(tx, message);
        if (!part.hash().equals(message.hash()) || !head.announces(message)) {
            throw new Refused(
                    "feed-sequence-reused",
                    422,
                    "Feed %s sent another message with the number %d".formatted(message.feed(), message.sequence()));
        }
        if (part.sum().done() < part.rows()) {
            apply(tx, feed, message, part);
            return true;
        }
        return head.stage() != FeedMessageStore.Stage.DONE
                && FeedMessageStore.allParts(tx, message.feed(), message.sequence())
                && resets.goOn(tx, feed, message);
    }

    @Override
    public boolean zero(Tx tx, String name, long sequence) {
        return resets.allow(tx, feed(tx, name), sequence);
    }

    private static Known feed(Tx tx, String name) {
        return FeedStore.find(tx, name).orElseThrow(() -> Refused.notFound("feed", name));
    }

    private void check(Tx tx, Known feed, Message message) {
        var violations = new ArrayList<Violation>();
        var profile = feed.profile();
        if (!profile.figures().contains(message.kind())) {
            violations.add(new Violation(
                    "/kind",
                    ViolationCode.NOT_ALLOWED,
                    "the profile of " + profile.name() + " does not allow " + message.kind()));
        }
        if (message.at().isAfter(tx.at().plus(Limits.AHEAD_MAX))) {
            violations.add(new Violation(
                    "/at", ViolationCode.IN_FUTURE, "must not be after now, " + tx.at() + ": " + message.at()));
        }
        if (message.kind() == Kind.RESET) {
            var node = message.node();
            boolean others = node != null
                    && !profile.nodes().isEmpty()
                    && !profile.nodes().contains(node);
            if (node == null || !masterdata.nodesByCode().containsKey(node) || others) {
                violations.add(new Violation(
                        "/node",
                        ViolationCode.UNKNOWN_NODE,
                        "a reset needs a node that the feed may report on, not " + node));
            }
        }
        if (!violations.isEmpty()) {
            throw Refused.invalid(violations);
        }
    }

    private void apply(Tx tx, Known feed, Message message, Part part) {
        var rows = message.rows()
                .subList(part.sum().done(), Math.min(part.rows(), part.sum().done() + Inventory.BATCH_MAX));
        var skus = masterdata
                .skus(tx, rows.stream().map(Row::sku).filter(Objects::nonNull).collect(Collectors.toSet()))
                .keySet();
        var nodes = masterdata.nodesByCode().keySet();
        var screened = new RowScreening(feed.profile(), message.kind(), message.at(), message.node(), skus, nodes)
                .screen(rows);
        var source = feed.source();
        var effects = FeedBatch.apply(
                tx,
                screened.good().stream()
                        .map(good ->
                                new Told(source, message.kind(), good.at(), good.key(), good.counted(message.kind())))
                        .toList());
        var summed = RowEffects.of(message, screened, effects);
        FeedMessageStore.addOlder(
                tx,
                message,
                summed.older().stream().map(o -> o.good().row().number()).toList(),
                summed.older().stream().map(o -> o.good().key()).toList(),
                summed.older().stream().map(RowEffects.Older::knownAt).toList());
        ParkedRowStore.add(tx, message, summed.parked());
        ParkedRowStore.note(tx, message, summed.noted());
        raise(
                tx,
                feed,
                message,
                Stream.concat(summed.parked().stream(), summed.noted().stream()).toList());
        var doubt = summed.doubt();
        if (doubt != null) {
            tx.raise(InventoryCaseKinds.FEED_OTHER_UNIT.problem(
                    feed.id(), "message %d of feed %s: %s".formatted(message.sequence(), message.feed(), doubt)));
        }
        FeedMessageStore.advance(tx, message, summed.sum());
        if (part.sum().done() + rows.size() == part.rows()) {
            finish(tx, feed, message);
        }
    }

    private static void raise(Tx tx, Known feed, Message message, List<Bad> bad) {
        for (var cause : RowScreening.CAUSES) {
            var rows = bad.stream().filter(b -> b.cause().equals(cause.name())).toList();
            if (!rows.isEmpty()) {
                tx.raise(cause.kind()
                        .problem(
                                feed.id(),
                                "%d row(s) of message %d of feed %s %s. The first is row %s"
                                        .formatted(
                                                rows.size(),
                                                message.sequence(),
                                                message.feed(),
                                                cause.happened(),
                                                told(message, rows.getFirst()))));
            }
        }
    }

    private static String told(Message message, Bad first) {
        var row = first.row();
        return "%d%s%s: %s"
                .formatted(
                        row.number(),
                        message.parts() > 1 ? " of part " + message.part() : "",
                        first.fault() == null ? "" : " (" + first.fault() + ")",
                        row.sent());
    }

    private static void finish(Tx tx, Known feed, Message message) {
        var part = FeedMessageStore.part(tx, message.feed(), message.sequence(), message.part())
                .orElseThrow();
        tx.emit(
                feed.id(),
                FEED_APPLIED,
                new Applied(
                        message.feed(),
                        message.sequence(),
                        message.part(),
                        message.parts(),
                        message.kind(),
                        part.rows(),
                        part.sum().changed(),
                        part.sum().confirmed(),
                        part.sum().older(),
                        part.sum().parked(),
                        0));
        if (FeedStore.heard(tx, message.feed(), message.at())) {
            tx.settle(InventoryCaseKinds.FEED_STALE.settled(
                    feed.id(), "the feed sends again, figures of " + message.at()));
        }
    }

    @Override
    public FeedAnswer answer(Tx tx, String feed, long sequence, int part, int after) {
        feed(tx, feed);
        var head = FeedMessageStore.head(tx, feed, sequence);
        var known = FeedMessageStore.part(tx, feed, sequence, part);
        if (head.isEmpty() || known.isEmpty()) {
            throw Refused.notFound("message", "%d, part %d, of feed %s".formatted(sequence, part, feed));
        }
        var of = head.get();
        var p = known.get();
        var items = FeedMessageStore.exempt(tx, feed, sequence, part, after, PAGE_MAX + 1);
        boolean more = items.size() > PAGE_MAX;
        var page = more ? items.subList(0, PAGE_MAX) : items;
        return new FeedAnswer(
                feed,
                sequence,
                part,
                of.parts(),
                of.kind(),
                of.at(),
                p.rows(),
                p.sum().changed(),
                p.sum().confirmed(),
                p.sum().older(),
                p.sum().parked(),
                p.sum().added(),
                of.stage() == FeedMessageStore.Stage.DONE,
                of.zeroed(),
                of.stage() == FeedMessageStore.Stage.HELD,
                page,
                more ? page.getLast().row() : null);
    }

    @Override
    public Page<ParkedRow> parked(Tx tx, ParkedQuery query) {
        return Page.of(ParkedRowStore.list(tx, query), query.limit(), ParkedRow::id);
    }

    @Override
    public List<ParkedRow> retry(Tx tx, List<Retry> retries) {
        return desk.retry(tx, retries);
    }

    @Override
    public List<ParkedRow> dismiss(Tx tx, List<Dismissal> dismissals) {
        return desk.dismiss(tx, dismissals);
    }

    @Override
    public int retryKnown(Tx tx) {
        var skus = masterdata
                .skus(tx, ParkedRowStore.awaited(tx, RowScreening.UNKNOWN_SKU, PAGE_MAX))
                .keySet();
        var nodes = ParkedRowStore.awaited(tx, RowScreening.UNKNOWN_NODE, PAGE_MAX).stream()
                .filter(masterdata.nodesByCode()::containsKey)
                .toList();
        if (skus.isEmpty() && nodes.isEmpty()) {
            return 0;
        }
        var ids = ParkedRowStore.waitingFor(tx, skus, nodes, PAGE_MAX);
        retry(tx, ids.stream().map(id -> new Retry(id, null, null, null)).toList());
        return ids.size();
    }

    @Override
    public int watch(Tx tx) {
        var gone = FeedStore.markStale(tx);
        for (var feed : gone) {
            Instant newest = feed.newestAt();
            tx.emit(feed.id(), FEED_STALE, new Stale(feed.name(), newest));
            tx.raise(InventoryCaseKinds.FEED_STALE.problem(
                    feed.id(),
                    "the newest figure of feed %s is of %s, older than %s"
                            .formatted(feed.name(), newest, inWords(feed.staleSeconds()))));
        }
        return gone.size();
    }

    /** In the largest unit that divides it. */
    private static String inWords(long seconds) {
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + " hours";
        }
        return seconds % 60 == 0 ? seconds / 60 + " minutes" : seconds + " seconds";
    }
}
