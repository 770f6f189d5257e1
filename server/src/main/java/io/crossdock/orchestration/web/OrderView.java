package io.crossdock.orchestration.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.allocation.backorder.WaitingOrder;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.orders.Order;
import io.crossdock.payments.PaymentView;
import io.crossdock.promises.Promises;
import io.crossdock.returns.Return;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order with everything that people ask about it.
 *
 * @param stage where its process stands
 * @param actions what may be done now: {@code cancel}, {@code return}, or {@code resolve:WHAT}
 * @param promise null until it is allocated
 * @param waiting what it waits for, by SKU; absent where it waits for nothing
 * @param substitutions what is sent, or was, in place of what was ordered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderView(
        @JsonUnwrapped Order order,
        String stage,
        String status,
        Instant since,
        String process,
        int version,
        List<HoldView> holds,
        List<FulfillmentView> fulfillments,
        List<ReturnView> returns,
        @Nullable MoneyView payment,
        @Nullable PromiseView promise,
        @Nullable List<WaitingOrder> waiting,
        List<SubstitutionView> substitutions,
        List<String> actions) {

    /**
     * Units of a line that are sent as another SKU.
     *
     * @param ordered the line's SKU
     * @param units held for the order, at work, or sent
     * @param unitPriceMinor what one is charged, before the line's discount and tax
     * @param reason what kept the ordered SKU back
     */
    record SubstitutionView(
            int line, String ordered, String sku, String title, long units, long unitPriceMinor, String reason) {}

    /** Work of a node, with the stage of its process. */
    record FulfillmentView(
            String id,
            String node,
            Fulfillment.State state,
            @Nullable String carrier,
            @Nullable String tracking,
            Instant createdAt,
            @Nullable Instant shippedAt,
            @Nullable Instant endedAt,
            List<Fulfillment.Line> lines,
            String stage,
            String status) {

        static FulfillmentView of(Fulfillment f, String stage, String status) {
            return new FulfillmentView(
                    f.id().toString(),
                    f.node(),
                    f.state(),
                    f.carrier(),
                    f.tracking(),
                    f.createdAt(),
                    f.shippedAt(),
                    f.endedAt(),
                    f.lines(),
                    stage,
                    status);
        }
    }

    /**
     * A return, with the stage of its process.
     *
     * @param amountMinor what was refunded for it so far, in the order's currency
     */
    record ReturnView(
            String id,
            String node,
            String reason,
            Return.State state,
            Instant requestedAt,
            List<Return.Line> lines,
            String stage,
            String status,
            long amountMinor) {

        static ReturnView of(Return r, String stage, String status, long amountMinor) {
            return new ReturnView(
                    r.id().toString(),
                    r.node(),
                    r.reason(),
                    r.state(),
                    r.requestedAt(),
                    r.lines(),
                    stage,
                    status,
                    amountMinor);
        }
    }

    /** The order's money, in minor units. */
    record MoneyView(
            String method,
            String currency,
            long totalMinor,
            long authorizedMinor,
            long capturedMinor,
            long refundedMinor,
            long voidedMinor,
            long invoicedMinor) {

        static MoneyView of(PaymentView p) {
            return new MoneyView(
                    p.method(),
                    p.currency(),
                    p.totalMinor(),
                    p.authorizedMinor(),
                    p.capturedMinor(),
                    p.refundedMinor(),
                    p.voidedMinor(),
                    p.invoicedMinor());
        }
    }

    /**
     * What the customer may expect.
     *
     * @param deliverBy the day by which everything should have arrived, from the latest sourcing decision
     * @param promisedBy what the customer was told first, against which the promise is scored; null for orders from
     *     before
     * @param policy the ruling that it was made under; null likewise
     * @param legs the parts of the nodes, with how they were kept
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PromiseView(
            Instant deliverBy,
            @Nullable Instant promisedBy,
            @Nullable String policy,
            List<Promises.Leg> legs) {

        static PromiseView of(Instant deliverBy, Promises.@Nullable Promise made) {
            return made == null
                    ? new PromiseView(deliverBy, null, null, List.of())
                    : new PromiseView(deliverBy, made.deliverBy(), made.policy(), made.legs());
        }
    }

    /**
     * A subject that waits for a person.
     *
     * @param order the order that it is, or works for; null where it is neither
     * @param dueAt when a person should have decided; null for one that got stuck
     * @param due when the hold ends by itself; null when it does not
     * @param resolutions what may be decided; {@code try-again} for one that got stuck
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HoldView(
            String subject,
            @Nullable String order,
            String process,
            int version,
            String stage,
            String reason,
            String owner,
            Instant since,
            @Nullable Instant dueAt,
            @Nullable Instant due,
            List<String> resolutions) {}
}
