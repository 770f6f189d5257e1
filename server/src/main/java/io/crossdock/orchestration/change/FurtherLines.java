package io.crossdock.orchestration.change;

import io.crossdock.engine.Facts;
import io.crossdock.engine.Tx;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.Order;
import io.crossdock.orders.change.ChangePart;
import io.crossdock.orders.change.OrderChanges;
import io.crossdock.payments.extension.ExtensionFacts;
import io.crossdock.payments.extension.ExtensionTerms;
import io.crossdock.payments.extension.FurtherLine;
import io.crossdock.payments.extension.MoneyExtension;
import io.crossdock.payments.extension.OrderExtensions;
import java.util.List;
import org.springframework.stereotype.Component;

/** Begins what costs an order more: keeps its units, and lets its money be asked for. */
@Component
final class FurtherLines {

    /** The process that asks for the money. */
    private static final String EXTENSION = "extension";

    private final AddedUnits added;
    private final HeldUnits held;
    private final OrderExtensions extensions;
    private final OrderChanges changes;

    FurtherLines(AddedUnits added, HeldUnits held, OrderExtensions extensions, OrderChanges changes) {
        this.added = added;
        this.held = held;
        this.extensions = extensions;
        this.changes = changes;
    }

    AddedUnits units() {
        return added;
    }

    ExtensionTerms terms(Tx tx, Order order) {
        return extensions.terms(tx, order.id().value());
    }

    /**
     * Begins what a draft has of further lines and money.
     *
     * @return why nobody has its units; empty: it is begun, and the draft knows who has to answer
     */
    String begin(Tx tx, Order order, ChangeDraft draft) {
        var more = draft.more;
        if (more.isNone()) {
            return "";
        }
        if (!more.asked()) {
            return atOnce(tx, order, more);
        }
        long extension = tx.nextId();
        var missing = more.lines().isEmpty() ? "" : held.hold(tx, order, more.lines(), extension);
        if (missing.isEmpty()) {
            draft.parts.replaceAll(part -> part.asking(new ChangePart.Asked(List.of(), extension)));
            tx.start(List.of(new Tx.Start(
                    extension,
                    order.id().value(),
                    EXTENSION,
                    Facts.of(ExtensionFacts.AMOUNT_MINOR, more.amountMinor())
                            .with(ExtensionFacts.EXTENDED_ORDER, order.id().value()))));
        }
        return missing;
    }

    /** No money has to be asked for: it is authorized with the order, or there is none. */
    private String atOnce(Tx tx, Order order, ChangeDraft.More more) {
        var missing = more.lines().isEmpty() ? "" : added.reserve(tx, order, more.lines());
        if (missing.isEmpty()) {
            add(tx, order, more, 0);
        }
        return missing;
    }

    /** Makes them part of what the order costs and has. */
    void add(Tx tx, Order order, ChangeDraft.More more, long extension) {
        extensions.apply(
                tx,
                new MoneyExtension(
                        order.id().value(),
                        extension,
                        more.amountMinor(),
                        more.lines().stream()
                                .map(l -> new FurtherLine(l.line(), l.quantity(), l.totalMinor()))
                                .toList()));
        more.lines().forEach(line -> changes.addLine(tx, order.id(), line));
    }

    /** Makes further lines whose money is there part of the order. @return why nobody has their units any more */
    String take(Tx tx, Order order, List<NewLine> lines, long extension) {
        held.giveBack(tx, order, extension);
        var missing = added.reserve(tx, order, lines);
        if (missing.isEmpty()) {
            add(tx, order, ChangeDraft.More.of(lines), extension);
        }
        return missing;
    }

    void giveBack(Tx tx, Order order, long extension) {
        held.giveBack(tx, order, extension);
    }

    String refusal(Tx tx, long order, long extension) {
        return extensions.refusal(tx, order, extension);
    }
}
