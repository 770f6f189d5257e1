package io.crossdock.channels.update;

import io.crossdock.orders.LineChange;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.OrderRequests.CancelRequest;
import io.crossdock.orders.OrderState;
import io.crossdock.platform.JsonDifferences;
import io.crossdock.shared.Money;
import io.crossdock.shared.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Decides what a further message about a known order changes. Pure. */
final class UpdateRule {

    /** Fields of a canonical order that follow from the units that are left; {@code node} from what was resolved. */
    private static final Set<String> FOLLOWING =
            Set.of("shippingMinor", "charges", "taxes", "totalMinor", "payment", "node", "placedAt");

    private static final Set<String> FOLLOWING_OF_LINE = Set.of("quantity", "discountMinor", "taxMinor", "line");

    /**
     * What follows.
     *
     * @param cancel whether the whole order is to be canceled; {@code askCancel} and {@code paid} likewise
     * @param units units to cancel, and to send beside those that were ordered
     * @param paidBack what the channel has paid back since its last word
     * @param news sentences for the person who must decide
     * @param differences of the agreement that nobody applies
     */
    record Change(
            boolean cancel,
            boolean askCancel,
            boolean paid,
            UnitChanges units,
            Money paidBack,
            List<String> news,
            List<Violation> differences) {}

    /** Units to cancel, and lines to add. */
    record UnitChanges(List<LineChange> canceled, List<NewLine> added) {}

    private final KnownOrder known;
    private final @Nullable ChannelStatement before;
    private final ChannelStatement now;
    private final Order order;
    private final List<CancelRequest> asked;
    private final List<LineChange> units = new ArrayList<>();
    private final List<NewLine> added = new ArrayList<>();
    private final List<String> news = new ArrayList<>();

    private UpdateRule(
            KnownOrder known,
            @Nullable ChannelStatement before,
            ChannelStatement now,
            Order order,
            List<CancelRequest> asked) {
        this.asked = asked;
        this.known = known;
        this.before = before;
        this.now = now;
        this.order = order;
    }

    /**
     * Decides.
     *
     * @param before what the message with the newest word said; null where it can't be read any more
     * @param asked units of the order that somebody asked to cancel already, and that nodes still work on
     */
    static Change decide(
            KnownOrder known,
            @Nullable ChannelStatement before,
            ChannelStatement now,
            Order order,
            List<CancelRequest> asked) {
        return new UpdateRule(known, before, now, order, asked).decide();
    }

    private Change decide() {
        boolean canceled = now.wish().canceled() != null;
        boolean open = order.state() == OrderState.OPEN;
        boolean cancel = canceled && !known.canceled() && open && unsent() > 0;
        if (canceled && !known.canceled()) {
            tellTooLate();
        }
        boolean ask =
                !canceled && now.wish().cancelAsked() != null && known.wish().cancelAsked() == null;
        if (ask && (!open || unsent() == 0)) {
            news.add("the buyer asks to cancel (" + now.wish().cancelAsked() + "), and nothing is left to cancel");
        }
        if (!canceled) {
            units();
        }
        long paidBack = paidBack();
        var differences = canceled ? List.<Violation>of() : differences();
        return new Change(
                cancel,
                ask && open && unsent() > 0,
                !canceled && now.wish().paid() && !known.wish().paid() && open,
                new UnitChanges(List.copyOf(units), List.copyOf(added)),
                new Money(paidBack, order.currency()),
                List.copyOf(news),
                differences);
    }

    /** Channels say what they have paid back in all. Where nobody knows what that was before, a person looks. */
    private long paidBack() {
        if (before == null) {
            if (now.refundedMinor() > 0) {
                news.add("the channel has paid back " + Money.text(now.refundedMinor(), order.currency())
                        + " in all, and what of it is new can't be told");
            }
            return 0;
        }
        now.uncounted().stream()
                .filter(word -> !before.uncounted().contains(word))
                .forEach(news::add);
        if (now.refundedMinor() < before.refundedMinor()) {
            news.add("the channel says that it has paid back " + Money.text(now.refundedMinor(), order.currency())
                    + ", and said " + Money.text(before.refundedMinor(), order.currency()) + " before");
        }
        return Math.max(0, now.refundedMinor() - before.refundedMinor());
    }

    private void tellTooLate() {
        long left = order.lines().stream()
                .mapToLong(line -> line.shipped() - line.returned() - line.lost())
                .sum();
        if (left > 0) {
            news.add("the channel says: " + now.wish().canceled() + "; " + left + " units had left and are not back");
        }
    }

    private long unsent() {
        return order.everyLine().stream().mapToLong(OrderLine::open).sum();
    }

    private void units() {
        if (before == null) {
            now.lines().forEach(this::countAlone);
            return;
        }
        now.lines().forEach(line -> count(before, line));
        before.lines().stream()
                .filter(was -> was.open() > 0
                        && !now.lines().isEmpty()
                        && now.line(was.reference()).isEmpty())
                .forEach(was -> news.add("the channel no longer has its line " + was.reference() + ", of which "
                        + was.open() + " units were still to be sent"));
    }

    /** Where nobody knows what the channel said before, nobody can tell what changed: a person looks. */
    private void countAlone(ChannelStatement.Line said) {
        var ours = ours(said);
        if (!ours.none() && ours.staying() > said.open()) {
            news.add("the channel counts " + said.open() + " units of line " + ours.number()
                    + " as still to be sent, and here they are " + ours.staying());
        }
    }

    private CountedLines ours(ChannelStatement.Line said) {
        return CountedLines.of(order, said.reference(), asked);
    }

    /** Compares what the channel counts with what is open here. */
    private void count(ChannelStatement earlier, ChannelStatement.Line said) {
        var ours = ours(said);
        var was = earlier.line(said.reference());
        boolean settled = now.collected() && !(known.wish().paid() && earlier.collected());
        if (ours.none() || was.isEmpty()) {
            if (said.open() > 0 && (was.isEmpty() || settled)) {
                more(said, said.open() - ours.staying(), ours);
            }
            return;
        }
        long removed = Math.max(0, was.get().wanted() - said.wanted());
        long staying = ours.staying();
        long cancel = Math.min(removed, Math.max(0, staying - said.open()));
        if (cancel > 0) {
            units.addAll(ours.last(cancel));
        }
        if (removed > cancel && ours.gone() < removed - cancel) {
            news.add("the channel took back " + (removed - cancel) + " units of line " + ours.number()
                    + " that can't be canceled here");
        }
        long wanted = said.wanted() - was.get().wanted();
        if (wanted > 0 || settled && removed == 0 && said.open() > staying) {
            more(said, said.open() - staying, ours);
        }
        long elsewhere = staying - cancel - said.open();
        if (elsewhere > 0 && said.open() < was.get().open()) {
            news.add("the channel knows " + elsewhere + " units of line " + ours.number()
                    + " as fulfilled that have not left here: somebody else may have sent them");
        }
    }

    /** Units that the channel has sold beside those that are here: sent once it has their money. */
    private void more(ChannelStatement.Line said, long units, CountedLines ours) {
        var what = ours.none()
                ? "the channel has a further line, " + said.reference() + ", of " + said.open() + " units"
                : "the channel wants " + units + " more units of line " + ours.number();
        if (units <= 0) {
            news.add(what + ", and as many are to be sent here already");
        } else if (!now.collected()) {
            news.add(what + ", and has not collected the money of them: they are sent when it says that it has");
        } else {
            int number = order.nextLine() + added.size();
            AddedLine.of(now.order(), said, units, number, ours)
                    .filter(line -> ours.none() || ours.sku().equals(line.sku()))
                    .ifPresentOrElse(added::add, () -> news.add(what + ", and what they cost can't be told"));
        }
    }

    /** Differences of the agreement, without what follows from the counts of units. */
    private List<Violation> differences() {
        if (before == null || before.order() == null || now.order() == null) {
            return List.of();
        }
        return before.countsAs(now) && before.wish().paid() == now.wish().paid()
                ? JsonDifferences.between(QuietFields.without(before.order()), QuietFields.without(now.order()))
                : JsonDifferences.between(agreement(before.order()), agreement(now.order()));
    }

    /** The parts of a canonical order that its state does not change; lines that only one of both has are left out. */
    private ObjectNode agreement(ObjectNode canonical) {
        var agreed = QuietFields.without(canonical);
        FOLLOWING.forEach(agreed::remove);
        if (agreed.get("lines") instanceof ArrayNode lines) {
            var kept = agreed.putObject("lines");
            for (var line : lines) {
                if (line instanceof ObjectNode object
                        && inBoth(object.path("reference").asString(""))) {
                    FOLLOWING_OF_LINE.forEach(object::remove);
                    kept.set(object.path("reference").asString(""), object);
                }
            }
        }
        return agreed;
    }

    private boolean inBoth(String reference) {
        return has(before, reference) && has(now, reference);
    }

    private static boolean has(@Nullable ChannelStatement statement, String reference) {
        return statement != null
                && statement.order() != null
                && statement
                        .order()
                        .path("lines")
                        .valueStream()
                        .anyMatch(line -> line.path("reference").asString("").equals(reference));
    }
}
