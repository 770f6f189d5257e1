package io.crossdock.orchestration.web;

import io.crossdock.engine.Engine;
import io.crossdock.payments.PaymentAnswer;
import io.crossdock.payments.Payments;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.CheckedRecord;
import io.crossdock.platform.request.TextForm;
import io.crossdock.platform.request.WordChoice;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Refused;
import io.crossdock.shared.ViolationCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People's word about a charge of which its provider does not say what came of it. */
@RestController
@Tag(name = "Orders")
final class ChargeWordController {

    private static final String CHARGED = "charged";

    private final Engine engine;
    private final OrderPage page;
    private final Payments payments;

    ChargeWordController(Engine engine, OrderPage page, Payments payments) {
        this.engine = engine;
        this.page = page;
        this.payments = payments;
    }

    /**
     * What a person has seen in the provider's own screen.
     *
     * @param key the charge's key, which the provider shows as the merchant reference: {@code F12-capture}; null: the
     *     only one of the order that waits for a word
     * @param outcome {@code charged}: all of what was asked for; {@code not-charged}: nothing, and it will not be
     * @param reference the provider's own reference of the charge; required with {@code charged}, else null
     * @param evidence who looked where, and why the word is given; it stands in the log, so it must not have data about
     *     customers
     */
    record ChargeWord(
            @TextForm(max = Limits.CODE_CHARACTERS_MAX, kind = TextForm.Kind.LINE) @Nullable
            String key,

            @WordChoice({CHARGED, "not-charged"}) String outcome,

            @TextForm(max = Limits.CODE_CHARACTERS_MAX, kind = TextForm.Kind.LINE) @Nullable
            String reference,

            @TextForm(max = Limits.REASON_CHARACTERS_MAX) String evidence)
            implements CheckedRecord {

        @Override
        public void check(RequestReader at) {
            if (CHARGED.equals(outcome) && !at.has("reference")) {
                at.violation("reference", ViolationCode.REQUIRED, "is needed where it is said to be charged");
            }
        }

        private PaymentAnswer answer(String about) {
            var result = CHARGED.equals(outcome) ? PaymentAnswer.Result.DONE : PaymentAnswer.Result.REFUSED;
            return new PaymentAnswer(about, result, reference, evidence);
        }
    }

    @Operation(
            operationId = "sayCharge",
            summary = "Say whether a charge was made",
            description = "For a charge of which the provider has not said what came of it, by a person who has looked"
                    + " into the provider's own screen. The ledger names a person as the source, and whoever waits for"
                    + " the provider's word goes on. A later word of the provider that says otherwise is the case"
                    + " payment-contradiction, and is not booked.")
    @Refuses({"404 order-not-found", "409 charge-not-open", "422 invalid"})
    @PostMapping("/v1/orders/{id:O[0-9]+}:charge-said")
    @ResponseStatus(HttpStatus.ACCEPTED)
    OrderRequestController.Accepted said(
            @PathVariable String id, @RequestBody BoundRequest<ChargeWord> body, Actor actor) {
        var word = body.value();
        return engine.transact(actor.name(), tx -> {
            var order = page.standing(tx, id).subject();
            payments.chargeSaid(tx, order, word.answer(about(word, payments.openCharges(tx, order))));
            return new OrderRequestController.Accepted("O" + order, "requested");
        });
    }

    /** @param open keys of the charges that wait for a word */
    private static String about(ChargeWord word, List<String> open) {
        var key = word.key() == null && open.size() == 1 ? open.getFirst() : word.key();
        if (key == null || !open.contains(key)) {
            throw new Refused(
                    "charge-not-open",
                    409,
                    (key == null ? "More than one charge, or none, waits" : "No charge waits under the key " + key)
                            + "; those that wait for a word: "
                            + (open.isEmpty() ? "none" : String.join(", ", open))
                            + "; nothing was changed");
        }
        return key;
    }
}
