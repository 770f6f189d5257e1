package io.crossdock.inventory.feed.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.InventoryCaseKinds;
import io.crossdock.inventory.count.internal.CountRule;
import io.crossdock.inventory.feed.Feeds;
import io.crossdock.inventory.feed.Feeds.Applied;
import io.crossdock.inventory.feed.Feeds.Kind;
import io.crossdock.inventory.feed.Feeds.Message;
import io.crossdock.inventory.feed.internal.FeedBatch.Told;
import io.crossdock.inventory.feed.internal.FeedMessageStore.Head;
import io.crossdock.inventory.feed.internal.FeedMessageStore.Stage;
import io.crossdock.inventory.feed.internal.FeedStore.Known;
import io.crossdock.inventory.stock.StockKey;
import io.crossdock.shared.Refused;
import java.util.Objects;

/**
 * Zeroes the rows that a complete reset does not name. Half a file, an empty one or one of another node looks like a
 * node that has sold out; so a reset that would zero more than its limit waits for a person.
 */
final class ResetCompletion {

    /** Zeroes the next set of rows. @return whether work is left */
    boolean goOn(Tx tx, Known feed, Message message) {
        long sequence = message.sequence();
        var head = FeedMessageStore.head(tx, message.feed(), sequence).orElseThrow();
        if (head.kind() != Kind.RESET) {
            FeedMessageStore.zeroed(tx, message.feed(), sequence, 0, Stage.DONE);
            return false;
        }
        var own = message.zeroPercentMax();
        int percentMax = own == null ? feed.profile().zeroPercentMax() : own;
        return switch (head.stage()) {
            case OPEN -> !held(tx, feed, sequence, head, percentMax) && zero(tx, feed, sequence, head);
            case HELD ->
                own != null
                        && !FeedMessageStore.shares(tx, message.feed(), sequence, head)
                                .above(own)
                        && zero(tx, feed, sequence, head);
            case ALLOWED -> zero(tx, feed, sequence, head);
            case DONE -> false;
        };
    }

    /** Zeroes the next set of rows of a held reset. @return whether work is left */
    boolean allow(Tx tx, Known feed, long sequence) {
        var name = feed.profile().name();
        var head = FeedMessageStore.lockHead(tx, name, sequence)
                .orElseThrow(() -> Refused.notFound("message", "%d of feed %s".formatted(sequence, name)));
        return switch (head.stage()) {
            case HELD, ALLOWED -> zero(tx, feed, sequence, head);
            case OPEN, DONE ->
                throw new Refused(
                        "reset-not-held",
                        409,
                        "Message %d of feed %s is not a reset that is held".formatted(sequence, name));
        };
    }

    private static boolean held(Tx tx, Known feed, long sequence, Head head, int percentMax) {
        var name = feed.profile().name();
        var shares = FeedMessageStore.shares(tx, name, sequence, head);
        if (!shares.above(percentMax)) {
            return false;
        }
        FeedMessageStore.zeroed(tx, name, sequence, 0, Stage.HELD);
        var node = Objects.requireNonNull(head.node());
        tx.emit(
                feed.id(),
                Feeds.FEED_RESET_HELD,
                new Feeds.Held(name, sequence, node, shares.named(), shares.unnamed()));
        tx.raise(InventoryCaseKinds.FEED_RESET_HELD.problem(
                feed.id(),
                ("reset %d of feed %s names %d SKUs of node %s; %d others in stock would become 0, more than %d %%. If"
                                + " that is right: POST /v1/stock/feeds/%s/messages/%d:zero; if not, send a right one")
                        .formatted(
                                sequence, name, shares.named(), node, shares.unnamed(), percentMax, name, sequence)));
        return true;
    }

    private static boolean zero(Tx tx, Known feed, long sequence, Head head) {
        var name = feed.profile().name();
        var node = Objects.requireNonNull(head.node());
        var told = FeedMessageStore.unnamed(tx, name, sequence, head, Inventory.BATCH_MAX).stream()
                .map(sku -> new Told(feed.source(), Kind.RESET, head.at(), new StockKey(sku, node), 0))
                .toList();
        var changed = FeedBatch.apply(tx, told).stream()
                .filter(e -> e.effect() == CountRule.Effect.CHANGED)
                .count();
        boolean more = told.size() == Inventory.BATCH_MAX;
        FeedMessageStore.zeroed(tx, name, sequence, changed, more ? Stage.ALLOWED : Stage.DONE);
        if (!more) {
            long zeroed = head.zeroed() + changed;
            tx.emit(
                    feed.id(),
                    Feeds.FEED_APPLIED,
                    new Applied(name, sequence, 0, head.parts(), Kind.RESET, 0, 0, 0, 0, 0, zeroed));
            settle(tx, feed, head);
        }
        return more;
    }

    private static void settle(Tx tx, Known feed, Head head) {
        FeedMessageStore.endHeld(tx, feed.profile().name(), head);
        if (!FeedMessageStore.anyHeld(tx, feed.profile().name())) {
            tx.settle(InventoryCaseKinds.FEED_RESET_HELD.settled(feed.id(), "no reset of the feed is held now"));
        }
    }
}
