package io.crossdock.orders.consent.web;

import io.crossdock.engine.Engine;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.consent.ConsentRequests;
import io.crossdock.orders.consent.ConsentRequests.Answering;
import io.crossdock.orders.consent.WaitAnswer;
import io.crossdock.orders.consent.WaitConsents;
import io.crossdock.orders.consent.WaitQuestion;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.platform.request.TextForm;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What customers say who were asked to wait. */
@RestController
@Tag(name = "Orders")
final class OrderWaitController {

    /** Questions that an order can have been asked. */
    private static final int QUESTIONS_MAX = 10_000;

    private final Engine engine;
    private final ConsentRequests requests;
    private final WaitConsents consents;

    OrderWaitController(Engine engine, ConsentRequests requests, WaitConsents consents) {
        this.engine = engine;
        this.requests = requests;
        this.consents = consents;
    }

    /**
     * A customer's answer.
     *
     * @param question number of the question that the customer has seen, as in {@code waitQuestions} of the order
     * @param answer {@code accept}: the order waits; {@code decline}: what is there is sent, the units that lack are
     *     canceled
     * @param note in the customer's or the agent's words; null: none. It stays in the log
     */
    record AnswerBody(
            @NumberRange(min = 1, max = QUESTIONS_MAX) int question,
            WaitAnswer answer,

            @TextForm(max = Limits.REASON_CHARACTERS_MAX) @Nullable
            String note) {}

    /** All questions of an order, the first one first. */
    record WaitQuestions(List<WaitQuestion> items) {}

    /** @param id id of the order, such as {@code O12} */
    @Operation(
            operationId = "answerWait",
            summary = "Say whether a customer waits for goods that lack",
            description = "For an order that was asked by the decision table backorder-consent. The last word counts"
                    + " while the order waits, also after the time to answer is over. Consent to an earlier date than"
                    + " the one that is asked about now is refused; a refusal to wait counts always.")
    @Refuses({
        "404 order-not-found",
        "404 question-not-found",
        "409 question-replaced",
        "409 units-canceled",
        "409 not-waiting-for-goods",
        "409 order-ended",
        "422 invalid"
    })
    @PostMapping("/v1/orders/{id:O[0-9]+}:answer-wait")
    WaitQuestions answer(@PathVariable String id, @RequestBody BoundRequest<AnswerBody> body, Actor actor) {
        var order = OrderId.parse(id).orElseThrow(() -> Refused.notFound("order", id));
        var said = body.value();
        var answering =
                new Answering(order, said.question(), said.answer(), Objects.requireNonNullElse(said.note(), ""));
        return engine.transact(actor.name(), tx -> {
            told(requests.answer(tx, answering), answering);
            return new WaitQuestions(consents.of(tx, List.of(order.value())));
        });
    }

    private static void told(ConsentRequests.Outcome outcome, Answering said) {
        switch (outcome) {
            case TAKEN, ALREADY -> {}
            case UNKNOWN -> throw Refused.notFound("question", said.order() + "/" + said.question());
            case REPLACED ->
                throw new Refused(
                        "question-replaced",
                        409,
                        "The date has changed since, and a later question asks about it; nothing was changed");
            case UNITS_CANCELED ->
                throw new Refused(
                        "units-canceled",
                        409,
                        "The units that lacked are canceled already: they were declined, or nobody answered in time");
            case NOT_WAITING ->
                throw new Refused(
                        "not-waiting-for-goods",
                        409,
                        "The order does not wait for goods any more; nothing was changed. It can be canceled where its"
                                + " actions name cancel");
            case ENDED -> throw new Refused("order-ended", 409, "The order has ended; nothing was changed");
        }
    }
}
