package io.crossdock.orchestration.change;

import io.crossdock.orders.Address;
import io.crossdock.orders.LineChange;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.Order;
import io.crossdock.orders.change.ChangePart;
import io.crossdock.orders.change.ChangePreview.ChangeMoney;
import io.crossdock.orders.change.ChangePreview.ChangedPromise;
import io.crossdock.orders.change.ChangePreview.ChangedWork;
import io.crossdock.payments.PriceReduction;
import io.crossdock.shared.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a change does, decided and not stored. */
final class ChangeDraft {

    /**
     * What an order gets and costs more.
     *
     * @param asked whether a provider has to authorize it first
     */
    record More(List<NewLine> lines, long amountMinor, boolean asked) {

        static final More NONE = new More(List.of(), 0, false);

        More {
            lines = List.copyOf(lines);
        }

        static More of(List<NewLine> lines) {
            long amount = lines.stream().mapToLong(NewLine::totalMinor).sum();
            return new More(lines, amount, amount > 0);
        }

        boolean isNone() {
            return lines.isEmpty() && amountMinor == 0;
        }
    }

    final List<Violation> violations = new ArrayList<>();
    final List<ChangePart> parts = new ArrayList<>();
    final List<LineChange> units = new ArrayList<>();
    final List<ChangedWork> work = new ArrayList<>();

    /** The address from now on; null: it stays, or a node has to answer first. */
    @Nullable
    Address address;

    /** The order as it is from now on, where it goes another way at once; null: it does not. */
    @Nullable
    Order wanted;

    /** A further line whose money a channel has; null: none. */
    @Nullable
    NewLine line;

    /** What costs more. */
    More more = More.NONE;

    /** The event that the order's process gets; null: none. */
    @Nullable
    String event;

    @Nullable
    PriceReduction price;

    ChangeMoney money = ChangeMoney.NONE;
    ChangedPromise promise = ChangedPromise.NONE;
}
