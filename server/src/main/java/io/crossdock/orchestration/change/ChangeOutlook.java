package io.crossdock.orchestration.change;

import io.crossdock.orders.NewLine;
import io.crossdock.orders.Order;
import io.crossdock.payments.PriceReduction;
import io.crossdock.payments.ReductionPlan;
import io.crossdock.payments.extension.ExtensionTerms;

/** What {@link ChangeRule} asks about money and nodes as they are now; nothing is changed. */
interface ChangeOutlook {

    /** What lowering a price would do. */
    ReductionPlan money(PriceReduction wish);

    /** Why the order can't get a further line; empty if it can, as far as it is known without reserving. */
    String more(NewLine line);

    /** Whether the order can cost more than is authorized. */
    ExtensionTerms further();

    /** What nodes could do for the order as it would be. */
    MethodOffer offer(Order wanted);
}
