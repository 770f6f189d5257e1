package io.crossdock.orchestration.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.allocation.backorder.WaitingOrder;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.orders.Order;
import io.crossdock.orders.agreement.OrderVersion;
import io.crossdock.orders.consent.WaitQuestion;
import io.crossdock.orders.deadline.OrderDeadline;
import io.crossdock.orders.hold.OrderHold;
import io.crossdock.payments.PaymentView;
import io.crossdock.payments.TenderView;
import io.crossdock.promises.Promises;
import io.crossdock.returns.Return;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An order with its process, work, money, promise and returns.
 *
 * @param stage stage of its process
 * @param version version of the process
 * @param holds what a person has to decide about it and its work
 * @param placedHolds holds that people and decision tables placed on it, the oldest first
 * @param deadlines until when something of it must be done, what is due first at the beginning
 * @param fulfillments work of nodes for it, the oldest first
 * @param returns returns of its goods
 * @param agreement everything that was agreed, in its newest version
 * @param payment the order's money; absent until payment begins
 * @param promise when it should arrive; absent until it is allocated
 * @param waiting SKUs that it waits for; absent where it waits for none
 * @param waitQuestions what its customer was asked about waiting for goods, the first question first
 * @param substitutions units that are sent, or were sent, in place of ordered ones
 * @param actions what may be done now: {@code cancel}, {@code return}, {@code hold}, {@code release-hold},
 *     {@code answer-wait}, or {@code resolve:WHAT}
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
        List<OrderHold> placedHolds,
        List<OrderDeadline> deadlines,
        List<FulfillmentView> fulfillments,
        List<ReturnView> returns,
        @Nullable AgreementView agreement,
        @Nullable MoneyView payment,
        @Nullable PromiseView promise,
        @Nullable List<WaitingOrder> waiting,
        List<WaitQuestion> waitQuestions,
        List<SubstitutionView> substitutions,
        List<String> actions) {

    /**
     * A version of what was agreed.
     *
     * @param version 1 for what was agreed first
     * @param change what made this version: {@code captured}, or a kind of change
     * @param reason why; empty for the first
     * @param actor who made it
     * @param hash SHA-256 of the document as it is stored, hexadecimal
     * @param document the agreement as a canonical order, without the token that pays it
     */
    record AgreementView(
            int version, String change, String reason, Instant at, String actor, String hash, JsonNode document) {

        static AgreementView of(OrderVersion v) {
            return new AgreementView(
                    v.version(),
                    v.change(),
                    v.reason(),
                    v.at(),
                    v.actor(),
                    v.agreement().hash(),
                    v.agreement().tree());
        }
    }

    /**
     * Units of a line that are sent as another SKU.
     *
     * @param ordered code of the SKU that the line asked for
     * @param sku code of the SKU that is sent
     * @param units reserved for the order, at work, or sent
     * @param unitPriceMinor price of one unit, before the line's discount and tax
     * @param reason why the ordered SKU was not sent
     */
    record SubstitutionView(
            int line, String ordered, String sku, String title, long units, long unitPriceMinor, String reason) {}

    /**
     * A fulfillment with the stage of its process.
     *
     * @param id id of the fulfillment, such as {@code F12}
     * @param state {@code released} is handed to the node, {@code rejected} came back
     * @param carrier carrier that has the parcel; absent until it has shipped
     * @param tracking the carrier's number of the parcel; absent until it has shipped
     * @param createdAt business time at which it was released to the node
     * @param shippedAt business time at which it left; absent before
     * @param endedAt when it was rejected, delivered or lost; absent before
     * @param work the fulfillment under whose id the node has it: itself, or the one that it is the rest of
     * @param pickup where its customer collects it, and how far that is; absent where a carrier brings it
     * @param handed to whom a courier handed it at the door; absent while nobody has said that
     * @param actions what may be said of it now: {@code ready}, {@code collect}, {@code deliver}; {@code arrive} where
     *     a customer may say that they are at the curb, {@code leave} where they have
     * @param group number of the order's delivery group that it is for; absent for the first one
     * @param digital what its node has said of its delivery; absent where goods are carried or collected
     */
    record FulfillmentView(
            String id,
            String work,
            String node,
            Fulfillment.State state,
            @Nullable String carrier,
            @Nullable String tracking,
            Instant createdAt,
            @Nullable Instant shippedAt,
            @Nullable Instant endedAt,
            List<Fulfillment.Line> lines,
            String stage,
            String status,
            @JsonInclude(JsonInclude.Include.NON_NULL) Fulfillment.@Nullable Pickup pickup,
            @JsonInclude(JsonInclude.Include.NON_NULL) Fulfillment.@Nullable Handing handed,
            List<String> actions,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer group,

            @JsonInclude(JsonInclude.Include.NON_NULL) Fulfillment.@Nullable Digital digital) {

        private static List<String> actions(Fulfillment f) {
            if (f.way() == Fulfillment.Way.DIGITAL) {
                return f.state() == Fulfillment.State.RELEASED ? List.of("deliver") : List.of();
            }
            if (!f.awaited()) {
                return List.of();
            }
            var actions = new ArrayList<>(f.ready() ? List.of("collect") : List.of("ready", "collect"));
            if (f.way() == Fulfillment.Way.CURBSIDE && f.pickup() != null) {
                actions.add(f.pickup().arrival() == null ? "arrive" : "leave");
            }
            return actions;
        }

        static FulfillmentView of(Fulfillment f, String stage, String status) {
            return new FulfillmentView(
                    f.id().toString(),
                    f.work().toString(),
                    f.node(),
                    f.state(),
                    f.carrier(),
                    f.tracking(),
                    f.createdAt(),
                    f.shippedAt(),
                    f.endedAt(),
                    f.lines(),
                    stage,
                    status,
                    f.pickup(),
                    f.handed(),
                    actions(f),
                    f.groupOrNull(),
                    f.digital());
        }
    }

    /**
     * A return, with the stage of its process.
     *
     * @param id id of the return, such as {@code R12}
     * @param node code of the node that receives the goods
     * @param state {@code closed} is received and refunded, {@code expired} never came
     * @param requestedAt business time of the request
     * @param whole the return under whose id its node knows it: itself, or the one that it is the rest of
     * @param amountMinor refunded so far, in minor units of the order's currency
     * @param kind {@code unannounced}: the goods came first, and the return was made of them
     */
    record ReturnView(
            String id,
            String whole,
            String node,
            String reason,
            Return.State state,
            Instant requestedAt,
            List<Return.Line> lines,
            String stage,
            String status,
            long amountMinor,
            Return.Kind kind) {

        static ReturnView of(Return r, String stage, String status, long amountMinor) {
            return new ReturnView(
                    r.id().toString(),
                    r.whole().toString(),
                    r.node(),
                    r.reason(),
                    r.state(),
                    r.requestedAt(),
                    r.lines(),
                    stage,
                    status,
                    amountMinor,
                    r.kind());
        }
    }

    /**
     * The order's money, in minor units.
     *
     * @param method {@code card}, or {@code collected} where the channel has the money
     * @param voidedMinor authorized and given back without capture, in minor units
     * @param disputedMinor charged back by the customer's bank, and not given again
     * @param owedMinor what the channel that has the money has to pay back to the customer, and has not
     * @param tenders with what it is paid, in the sequence in which they are charged
     */
    record MoneyView(
            String method,
            String currency,
            long totalMinor,
            long authorizedMinor,
            long capturedMinor,
            long refundedMinor,
            long voidedMinor,
            long invoicedMinor,
            long disputedMinor,
            long owedMinor,
            List<TenderView> tenders) {

        static MoneyView of(PaymentView p) {
            return new MoneyView(
                    p.method(),
                    p.currency(),
                    p.totalMinor(),
                    p.authorizedMinor(),
                    p.capturedMinor(),
                    p.refundedMinor(),
                    p.voidedMinor(),
                    p.invoicedMinor(),
                    p.disputedMinor(),
                    p.owedMinor(),
                    p.tenders());
        }
    }

    /**
     * The order's promise.
     *
     * @param deliverBy the day by which everything should arrive, from the newest sourcing decision
     * @param promisedBy the day that the customer was told first, against which the promise is scored; null for orders
     *     from before promises were stored
     * @param policy the ruling that it was made under; null likewise
     * @param legs the nodes' parts, with how they were kept
     * @param groups the promises of the order's delivery groups, of which the one above is the last to be kept; absent
     *     for an order with one group
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PromiseView(
            Instant deliverBy,
            @Nullable Instant promisedBy,
            @Nullable String policy,
            List<Promises.Leg> legs,
            @Nullable List<GroupPromiseView> groups) {

        /** @param all one per delivery group */
        static PromiseView of(Instant deliverBy, Promises.@Nullable Promise last, List<Promises.Promise> all) {
            return last == null
                    ? new PromiseView(deliverBy, null, null, List.of(), null)
                    : new PromiseView(
                            deliverBy,
                            last.deliverBy(),
                            last.policy(),
                            all.stream()
                                    .sorted(Comparator.comparingInt(Promises.Promise::group))
                                    .flatMap(p -> p.legs().stream())
                                    .toList(),
                            all.size() < 2
                                    ? null
                                    : all.stream()
                                            .sorted(Comparator.comparingInt(Promises.Promise::group))
                                            .map(GroupPromiseView::of)
                                            .toList());
        }
    }

    /**
     * The promise of a delivery group.
     *
     * @param group number of the group, as in {@code deliveryGroups}
     * @param deliverBy the day by which it should arrive, from the newest sourcing decision
     * @param promisedBy the day that the customer was told first
     * @param legs the nodes' parts, with how they were kept
     */
    record GroupPromiseView(int group, Instant deliverBy, Instant promisedBy, List<Promises.Leg> legs) {

        static GroupPromiseView of(Promises.Promise p) {
            return new GroupPromiseView(p.group(), p.expectedBy(), p.deliverBy(), p.legs());
        }
    }

    /**
     * A subject that waits for a person.
     *
     * @param order the order itself, or the one that the subject belongs to; null where there is none
     * @param process the process that holds it
     * @param version version of the process
     * @param stage name of the stage that waits
     * @param reason what the person has to decide
     * @param dueAt when a person should have decided; null for a stuck subject
     * @param endsAt when the hold ends by itself; null when it does not
     * @param resolutions the possible decisions; {@code try-again} for a stuck subject
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
            @Nullable Instant endsAt,
            List<String> resolutions) {}
}
