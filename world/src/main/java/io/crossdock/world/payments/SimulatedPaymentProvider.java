package io.crossdock.world.payments;

import io.crossdock.world.Agenda;
import io.crossdock.world.Seed;
import io.crossdock.world.WorldJson;
import io.crossdock.world.http.Call;
import io.crossdock.world.http.Handler;
import io.crossdock.world.http.HttpReply;
import io.crossdock.world.http.Outbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A payment provider with the API of Adyen Checkout v71. Authorizations are answered at once or later; captures,
 * refunds and cancels always later, by webhook. A repeated idempotency key with the same body gets the same answer
 * without a second effect, and the webhook of its result is sent again; with another body the answer is 422.
 */
public final class SimulatedPaymentProvider implements Handler {

    /** Probabilities of the provider's faults, 0 to 1. */
    public record Behavior(double refused, double answeredLater, double moneyFailures) {}

    private record Answered(byte[] body, HttpReply reply, Runnable announce) {}

    private static final Runnable SILENT = () -> {};
    /** Tokens that begin with it are cards that are never refused, as providers have them for tests. */
    private static final String TEST_CARD = "tok-example-";

    private final Behavior behavior;
    private final Seed seed;
    private final Agenda agenda;
    private final Outbox outbox;
    private final Notifications notifications;
    private final ConcurrentHashMap<String, Answered> answers = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Payment> payments = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Integer> failed = new ConcurrentHashMap<>();
    private final Journal journal;
    private boolean remembering;

    /**
     * @param hmacKey hex digits
     * @param journal file that keeps payments over a restart; null to store nothing
     */
    public SimulatedPaymentProvider(
            Behavior behavior, Seed seed, Agenda agenda, Outbox outbox, String hmacKey, @Nullable Path journal) {
        this.behavior = behavior;
        this.seed = seed;
        this.agenda = agenda;
        this.outbox = outbox;
        this.notifications = new Notifications(hmacKey);
        this.journal = new Journal(journal);
        this.remembering = true;
        this.journal.calls().forEach(this::handle);
        this.remembering = false;
    }

    @Override
    public HttpReply handle(Call call) {
        List<String> path = Arrays.asList(call.path().substring(1).split("/"));
        if (!call.method().equals("POST") || path.size() < 3 || !path.get(2).equals("payments")) {
            return problem(404, "000", "no such resource: " + call.path());
        }
        var key = call.key();
        if (key == null || key.isBlank()) {
            return problem(400, "702", "the header Idempotency-Key is needed");
        }
        return switch (path.size()) {
            case 3 -> once(call, () -> authorize(key, call.json()));
            case 5 -> once(call, () -> modify(path.get(3), path.get(4), key, call.json()));
            default -> problem(404, "000", "no such resource: " + call.path());
        };
    }

    /** Summary of the provider's own payments. */
    public Ledger ledger() {
        return Ledger.of(List.copyOf(payments.values()));
    }

    private HttpReply once(Call call, Supplier<Answered> effect) {
        boolean[] fresh = {false};
        Answered answered = answers.computeIfAbsent(call.path() + ' ' + call.key(), _ -> {
            fresh[0] = true;
            Answered first = effect.get();
            if (!remembering) {
                journal.append(call);
            }
            return new Answered(call.body(), first.reply(), first.announce());
        });
        if (!Arrays.equals(answered.body(), call.body())
                && !WorldJson.read(answered.body()).equals(WorldJson.read(call.body()))) {
            return problem(422, "704", "this idempotency key was used with another request");
        }
        if (!fresh[0]) {
            answered.announce().run();
        }
        return answered.reply();
    }

    private Answered authorize(String key, JsonNode request) {
        String reference = request.path("reference").asString("");
        long minor = request.path("amount").path("value").asLong(-1);
        String currency = request.path("amount").path("currency").asString("");
        String token =
                request.path("paymentMethod").path("storedPaymentMethodId").asString("");
        String fault = reference.isBlank()
                ? "reference"
                : minor < 0
                        ? "amount.value"
                        : currency.length() != 3
                                ? "amount.currency"
                                : token.isBlank() ? "paymentMethod.storedPaymentMethodId" : "";
        if (!fault.isEmpty()) {
            return silent(problem(422, "130", "Required field '" + fault + "' is missing or wrong"));
        }
        boolean yes = token.startsWith(TEST_CARD) || !seed.happens(behavior.refused(), "card-refused", token);
        var decided = yes ? Payment.State.AUTHORIZED : Payment.State.REFUSED;
        boolean later = seed.happens(behavior.answeredLater(), "bank-later", token);
        Payment payment = new Payment(
                seed.code(16, "payment", key),
                reference,
                token,
                currency,
                minor,
                later ? Payment.State.PENDING : decided,
                agenda.now());
        payments.put(payment.psp, payment);
        AtomicInteger times = new AtomicInteger();
        Runnable announce = () -> outbox.send(
                agenda.now(),
                "authorization " + payment.psp + ' ' + times.getAndIncrement(),
                notifications.authorization(payment, decided, agenda.now()));
        plan(
                Duration.ofSeconds(later ? seed.between(60, 1200, "bank-time", token) : 5),
                () -> payment.settle(decided),
                announce);
        ObjectNode body = WorldJson.object()
                .put("pspReference", payment.psp)
                .put("resultCode", later ? "Received" : yes ? "Authorised" : "Refused")
                .put("merchantReference", reference);
        if (!later && !yes) {
            body.put("refusalReason", "Refused").put("refusalReasonCode", "2");
        }
        body.set("amount", amount(currency, minor));
        return new Answered(new byte[0], HttpReply.ok(body), () -> {
            if (payment.state() != Payment.State.PENDING) {
                announce.run();
            }
        });
    }

    private Answered modify(String psp, String what, String key, JsonNode request) {
        Payment payment = payments.get(psp);
        Movement.@Nullable Kind kind = switch (what) {
            case "captures" -> Movement.Kind.CAPTURE;
            case "refunds" -> Movement.Kind.REFUND;
            case "cancels" -> Movement.Kind.CANCEL;
            default -> null;
        };
        if (payment == null || kind == null) {
            return silent(
                    problem(payment == null ? 422 : 404, "167", "Original pspReference required for this operation"));
        }
        String reference = request.path("reference").asString("");
        String currency =
                request.path("amount").path("currency").asString(kind == Movement.Kind.CANCEL ? payment.currency : "");
        if (reference.isBlank() || !currency.equals(payment.currency)) {
            return silent(problem(422, "130", "reference, or a currency other than " + payment.currency));
        }
        Movement movement = move(
                payment,
                kind,
                seed.code(16, "modification", psp + key),
                reference,
                request.path("amount").path("value").asLong(0));
        AtomicInteger times = new AtomicInteger();
        Runnable announce = () -> outbox.send(
                agenda.now(),
                kind + " " + movement.psp() + ' ' + times.getAndIncrement(),
                notifications.modification(payment, movement, agenda.now()));
        plan(Duration.ofSeconds(seed.between(20, 900, "modification-time", reference)), SILENT, announce);
        ObjectNode body = WorldJson.object()
                .put("merchantAccount", request.path("merchantAccount").asString(""))
                .put("paymentPspReference", psp)
                .put("pspReference", movement.psp())
                .put("reference", reference)
                .put("status", "received");
        body.set("amount", amount(currency, movement.minor()));
        return new Answered(new byte[0], new HttpReply(201, body), announce);
    }

    /** Results from before a restart are applied but not announced again; a receiver that missed one has to poll. */
    private void plan(Duration time, Runnable settle, Runnable announce) {
        if (remembering) {
            settle.run();
        } else {
            agenda.after(time, () -> {
                settle.run();
                announce.run();
            });
        }
    }

    private Movement move(Payment payment, Movement.Kind kind, String psp, String reference, long minor) {
        boolean fails = kind != Movement.Kind.CANCEL
                && seed.happens(behavior.moneyFailures(), "money-failure", reference)
                && failed.merge(payment.psp + reference, 1, Integer::sum) == 1;
        if (fails) {
            return payment.fail(kind, psp, reference, minor);
        }
        return switch (kind) {
            case CAPTURE -> payment.capture(psp, reference, minor);
            case REFUND -> payment.refund(psp, reference, minor);
            case CANCEL -> payment.cancel(psp, reference);
        };
    }

    private static Answered silent(HttpReply reply) {
        return new Answered(new byte[0], reply, SILENT);
    }

    private static ObjectNode amount(String currency, long minor) {
        return WorldJson.object().put("currency", currency).put("value", minor);
    }

    private static HttpReply problem(int status, String code, String message) {
        return new HttpReply(
                status,
                WorldJson.object()
                        .put("status", status)
                        .put("errorCode", code)
                        .put("message", message)
                        .put("errorType", status == 422 ? "validation" : "configuration"));
    }
}
