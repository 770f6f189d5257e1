package io.crossdock.world.play;

import io.crossdock.world.WorldJson;
import io.crossdock.world.http.Call;
import io.crossdock.world.http.HttpReply;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers Crossdock's calls to the partners of all scenarios, as each scenario says: well, unless it says otherwise.
 * Whose call it is follows from the names in it.
 */
final class PartnerDesk {

    /** Time after which a provider tells the result of a call. */
    private static final Duration TOLD_AFTER = Duration.ofMinutes(1);

    private static final Pattern TAG = Pattern.compile("\\bP\\d{2,3}\\b");
    private static final Map<String, String> EVENTS =
            Map.of("payments", "AUTHORISATION", "captures", "CAPTURE", "refunds", "REFUND", "cancels", "CANCELLATION");

    private final Map<String, PartnerBook> books;
    private final Supplier<Instant> now;

    /**
     * @param books by the tag of the scenario
     * @param now business time
     */
    PartnerDesk(Map<String, PartnerBook> books, Supplier<Instant> now) {
        this.books = books;
        this.now = now;
    }

    /** The book of the scenario whose tag stands first in a text. */
    PartnerBook book(String text) {
        var tag = TAG.matcher(text);
        PartnerBook book = tag.find() ? books.get(tag.group()) : null;
        if (book == null) {
            throw new IllegalArgumentException("no scenario is named in " + text);
        }
        return book;
    }

    HttpReply provider(Call call) {
        JsonNode body = call.json();
        String what = call.part(4).orElse("payments");
        String psp = call.part(3).orElse("");
        PartnerBook book = what.equals("payments")
                ? book(body.path("paymentMethod").path("storedPaymentMethodId").asString(""))
                : book(psp);
        JsonNode answer = book.answer("provider", "", what);
        ObjectNode made = made(what, call, answer).put("payment", psp);
        made.set("body", body);
        int number = book.record("provider", made);
        String own = reference(what, number, book.tag());
        if (!answer.isString()) {
            return fixed(answer);
        }
        String word = answer.stringValue();
        if (word.equals("ok") || word.equals("refused")) {
            book.plan(
                    now.get().plus(TOLD_AFTER),
                    WorldJson.object()
                            .put("event", EVENTS.get(what))
                            .put("of", what)
                            .put("call", number)
                            .put("success", word.equals("ok"))
                            .put("reason", word.equals("ok") ? "" : "Refused"));
        }
        return what.equals("payments") ? authorized(word, own, body) : received(own, psp, body);
    }

    /** The provider's reference of the n-th call of a kind. */
    static String reference(String what, int number, String tag) {
        return what.toUpperCase(Locale.ROOT) + '-' + number + '-' + tag;
    }

    private static HttpReply authorized(String word, String psp, JsonNode body) {
        ObjectNode reply = WorldJson.object()
                .put("pspReference", psp)
                .put(
                        "resultCode",
                        switch (word) {
                            case "refused" -> "Refused";
                            case "pending" -> "Received";
                            default -> "Authorised";
                        })
                .put("merchantReference", body.path("reference").asString(""));
        if (word.equals("refused")) {
            reply.put("refusalReason", "Not enough balance").put("refusalReasonCode", "12");
        }
        reply.set("amount", body.path("amount"));
        return HttpReply.ok(reply);
    }

    private static HttpReply received(String own, String payment, JsonNode body) {
        ObjectNode reply = WorldJson.object()
                .put("merchantAccount", body.path("merchantAccount").asString(""))
                .put("paymentPspReference", payment)
                .put("pspReference", own)
                .put("reference", body.path("reference").asString(""))
                .put("status", "received");
        reply.set("amount", body.path("amount"));
        return new HttpReply(201, reply);
    }

    HttpReply node(Call call) {
        String node = call.part(1).orElse("");
        String what = call.path().endsWith(":recall")
                ? "recalls"
                : call.method().equals("GET") ? "status" : call.part(2).orElse("");
        PartnerBook book = book(node);
        JsonNode set = book.answer("node", local(node, book), what);
        ObjectNode made = made(what, call, set).put("node", node);
        made.set("body", call.body().length == 0 ? WorldJson.object() : call.json());
        book.record("node", made);
        if (!set.isString()) {
            return fixed(set);
        }
        String word = set.stringValue();
        boolean ok = word.equals("ok");
        return switch (what) {
            case "recalls" -> new HttpReply(ok ? 200 : 409, WorldJson.object().put("status", ok ? "recalled" : word));
            case "status" -> HttpReply.ok(WorldJson.object().put("status", ok ? "working" : word));
            case "returns" -> new HttpReply(202, WorldJson.object().put("status", "expected"));
            default ->
                ok
                        ? new HttpReply(202, WorldJson.object().put("status", "accepted"))
                        : new HttpReply(
                                409,
                                WorldJson.object().put("status", "rejected").put("reason", word));
        };
    }

    private static String local(String node, PartnerBook book) {
        return node.replace('-' + book.tag(), "").toLowerCase(Locale.ROOT);
    }

    HttpReply carrier(Call call) {
        String tracking = call.part(2).orElse("");
        PartnerBook book = book(tracking.isEmpty() ? new String(call.body()) : tracking);
        JsonNode set = book.answer("carrier", "", "trackers");
        book.record("carrier", made("trackers", call, set).put("tracking", tracking));
        if (!set.isString()) {
            return fixed(set);
        }
        String word = set.stringValue();
        ObjectNode tracker = WorldJson.object()
                .put("id", "trk_" + tracking)
                .put("object", "Tracker")
                .put("mode", "production")
                .put("tracking_code", tracking)
                .put("status", word.equals("ok") ? "in_transit" : word);
        tracker.putArray("tracking_details");
        return HttpReply.ok(tracker);
    }

    private ObjectNode made(String what, Call call, JsonNode answer) {
        return WorldJson.object()
                .put("what", what)
                .put("at", now.get().toString())
                .put("path", call.path())
                .put("answer", answer.asString("body"));
    }

    /** A status alone, or a body with its {@code status}. */
    private static HttpReply fixed(JsonNode answer) {
        if (answer.isNumber()) {
            int status = answer.asInt();
            return new HttpReply(
                    status,
                    WorldJson.object()
                            .put("status", status)
                            .put("errorCode", status == 422 ? "130" : "000")
                            .put("message", "simulated answer " + status)
                            .put("errorType", status == 422 ? "validation" : "internal"));
        }
        return new HttpReply(answer.path("status").asInt(200), answer.path("body"));
    }
}
