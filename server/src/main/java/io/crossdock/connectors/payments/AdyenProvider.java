package io.crossdock.connectors.payments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crossdock.connectors.system.RemoteSystem;
import io.crossdock.engine.Capability.Unavailable;
import io.crossdock.payments.PaymentAnswer;
import io.crossdock.payments.PaymentInstruction;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.PaymentProvider;
import io.crossdock.shared.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls Adyen Checkout v71. The call's key is Adyen's idempotency key and merchant reference; its webhooks repeat it.
 */
final class AdyenProvider implements PaymentProvider {

    private final RemoteSystem system;
    private final AdyenConnector.Settings settings;

    AdyenProvider(RemoteSystem system, AdyenConnector.Settings settings) {
        this.system = system;
        this.settings = settings;
    }

    private record Amount(String currency, long value) {
        static Amount of(Money money) {
            return new Amount(money.currency(), AdyenAmounts.value(money));
        }
    }

    private record Method(String type, String storedPaymentMethodId) {}

    /**
     * A payment with a stored card, without the customer: Adyen documents these fields for it. Those that are null are
     * left out.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record PaymentBody(
            Amount amount,
            String reference,
            String merchantAccount,
            Method paymentMethod,
            @Nullable String shopperReference,
            String shopperInteraction,
            String recurringProcessingModel) {}

    private record ModificationBody(Amount amount, String reference, String merchantAccount) {}

    private record CancelBody(String reference, String merchantAccount) {}

    @Override
    public PaymentAnswer move(PaymentInstruction.Call call) throws Unavailable {
        try {
            return switch (call.kind()) {
                case AUTHORIZE -> authorize(call.key(), call);
                case CAPTURE, REFUND -> modify(call, known(call));
                case VOID -> cancel(call);
            };
        } catch (ArithmeticException e) {
            throw new Unavailable(call.key() + " was not sent: " + e.getMessage(), e);
        }
    }

    private PaymentAnswer authorize(String key, PaymentInstruction.Call call) throws Unavailable {
        var body = new PaymentBody(
                Amount.of(call.authorization().amount()),
                key,
                settings.merchantAccount(),
                new Method("scheme", call.token()),
                call.payer(),
                "ContAuth",
                "CardOnFile");
        var answer = system.post("/v71/payments", headers(key), body);
        requireDone(key, answer);
        var psp = answer.body().path("pspReference").asString("");
        return switch (answer.body().path("resultCode").asString("")) {
            case "Authorised" -> {
                if (psp.isBlank()) {
                    throw new Unavailable("adyen answered 'Authorised' without a pspReference to " + key);
                }
                var moved = AdyenAmounts.read(answer.body().path("amount"));
                yield new PaymentAnswer(key, PaymentAnswer.Result.DONE, psp, "", moved);
            }
            case "Received", "Pending" -> new PaymentAnswer(key, PaymentAnswer.Result.ACCEPTED, psp, "");
            case "Refused", "Cancelled" ->
                new PaymentAnswer(
                        key,
                        PaymentAnswer.Result.REFUSED,
                        psp,
                        answer.body().path("refusalReason").asString("refused"));
            case String other -> throw new Unavailable("adyen answered the result code '" + other + "' to " + key);
        };
    }

    private static String known(PaymentInstruction.Call call) {
        var reference = call.authorization().reference();
        if (reference == null) {
            throw new IllegalStateException(call.key() + " needs the reference of its authorization");
        }
        return reference;
    }

    private PaymentAnswer modify(PaymentInstruction.Call call, String psp) throws Unavailable {
        var what = call.kind() == PaymentOperation.CAPTURE ? "captures" : "refunds";
        var body = new ModificationBody(Amount.of(call.amount()), call.key(), settings.merchantAccount());
        return accepted(call.key(), system.post("/v71/payments/" + psp + "/" + what, headers(call.key()), body));
    }

    /**
     * Cancels an authorization. If its reference is not known, the authorization is first requested again under its own
     * key, which has one effect at most.
     */
    private PaymentAnswer cancel(PaymentInstruction.Call call) throws Unavailable {
        @Nullable String psp = call.authorization().reference();
        if (psp == null) {
            var authorization = authorize(call.authorization().key(), call);
            if (authorization.result() == PaymentAnswer.Result.REFUSED) {
                return new PaymentAnswer(call.key(), PaymentAnswer.Result.DONE, null, "nothing was authorized");
            }
            psp = authorization.reference();
        }
        var body = new CancelBody(call.key(), settings.merchantAccount());
        return accepted(call.key(), system.post("/v71/payments/" + psp + "/cancels", headers(call.key()), body));
    }

    /** A modification that Adyen has received; it tells the result later. */
    private static PaymentAnswer accepted(String key, RemoteSystem.Answer answer) throws Unavailable {
        requireDone(key, answer);
        var psp = answer.body().path("pspReference").asString("");
        if (psp.isEmpty()) {
            throw new Unavailable("adyen answered " + answer.status() + " without a pspReference to " + key);
        }
        return new PaymentAnswer(key, PaymentAnswer.Result.ACCEPTED, psp, "");
    }

    /**
     * Adyen refuses by a result code or by a notification. Any other status is of a gateway, or says that it could not
     * read or allow the request: nobody has decided anything.
     */
    private static void requireDone(String key, RemoteSystem.Answer answer) throws Unavailable {
        if (!answer.done()) {
            var body = answer.body();
            throw new Unavailable("adyen answered " + answer.status() + " to " + key + ": "
                    + (body.path("errorCode").asString("") + " "
                                    + body.path("message").asString(""))
                            .strip());
        }
    }

    private Map<String, String> headers(String key) {
        return Map.of("Idempotency-Key", key, "X-API-Key", settings.apiKey());
    }
}
