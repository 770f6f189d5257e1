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

    /** A further line; null: none. */
    @Nullable
    NewLine line;

    /** The event that the order's process gets; null: none. */
    @Nullable
    String event;

    @Nullable
    PriceReduction price;

    ChangeMoney money = ChangeMoney.NONE;
    ChangedPromise promise = ChangedPromise.NONE;
}
