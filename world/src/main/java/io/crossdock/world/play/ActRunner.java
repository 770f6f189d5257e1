package io.crossdock.world.play;

import io.crossdock.world.WorldJson;
import io.crossdock.world.play.Scenario.ScenarioStep;
import io.crossdock.world.play.ScenarioRun.SentOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Performs the acts of partners and people. */
final class ActRunner {

    /** An act that Crossdock's own state makes impossible, such as shipping work that no node got. */
    static final class Impossible extends RuntimeException {

        private static final long serialVersionUID = 1;

        Impossible(String message) {
            super(message);
        }
    }

    private static final Pattern GAP = Pattern.compile("\\$\\{([^}]+)}");
    /** Events of a provider that answer a call; all others are its own news of a payment. */
    private static final Set<String> ANSWERS =
            Set.of("AUTHORISATION", "CAPTURE", "CAPTURE_FAILED", "REFUND", "REFUND_FAILED", "CANCELLATION");

    private final ScenarioReader files;
    private final PartnerMail mail;
    private final PlayClient crossdock;
    private final ScenarioView views;

    ActRunner(ScenarioReader files, PartnerMail mail, PlayClient crossdock, ScenarioView views) {
        this.files = files;
        this.mail = mail;
        this.crossdock = crossdock;
        this.views = views;
    }

    /**
     * Performs an act and keeps the answer.
     *
     * @throws Impossible when Crossdock's state doesn't allow it
     * @throws IllegalArgumentException when the scenario itself is wrong
     */
    void perform(ScenarioRun run, ScenarioStep step, Instant now) {
        JsonNode what = step.what();
        switch (step.act()) {
            case "shopify", "amazon", "order" -> run.answered(order(run, step.act(), what, now));
            case "node" -> run.answered(node(run, what, now));
            case "carrier" -> run.answered(carrier(run, what, now));
            case "provider" -> run.answered(provider(run, what, now));
            case "customer" -> run.answered(customer(run, what));
            case "person" -> run.answered(person(run, what));
            case "answers" -> run.book().answer(run.names().worldly(what));
            default -> throw new IllegalArgumentException("there is no act " + step.act());
        }
    }

    private ObjectNode order(ScenarioRun run, String channel, JsonNode what, Instant now) {
        String name = what.path("order").asString("");
        SentOrder known = run.orders().get(name);
        SentOrder order = known == null ? first(run, channel, what, now) : known;
        if (!what.path("again").asBoolean(false)) {
            ObjectNode wanted = order.wanted.deepCopy();
            JsonMerge.into(wanted, what);
            ObjectNode values = OrderPaper.values(
                    run.scenario(), run.names(), files.common().path("places"), wanted, number(run, name));
            values.set("answer", run.answer());
            values.put("at", now.toString())
                    .put("created", order.values.path("created").asString())
                    .put("before", now.minus(Duration.ofHours(1)).toString());
            order.lastBody = WorldJson.bytes(
                    body(run, channel.equals("order") ? "canonical-order" : channel + "-order", values, what));
        }
        ObjectNode answer = switch (channel) {
            case "shopify" ->
                mail.shopify(
                        what.path("topic").asString(known == null ? "orders/create" : "orders/updated"),
                        "wh-" + run.names().tag() + '-' + run.nextMessage(),
                        order.lastBody);
            case "amazon" -> mail.amazon(order.lastBody);
            default -> mail.order(order.lastBody);
        };
        if (order.id.isEmpty()) {
            order.id = answer.path("body").path("id").asString("").matches("O\\d+")
                    ? answer.path("body").path("id").asString()
                    : "";
        }
        return answer;
    }

    private static int number(ScenarioRun run, String name) {
        return List.copyOf(run.orders().keySet()).indexOf(name) + 1;
    }

    private SentOrder first(ScenarioRun run, String channel, JsonNode what, Instant now) {
        ObjectNode wanted = (ObjectNode) what.deepCopy();
        wanted.remove(List.of("set", "remove", "topic", "again"));
        ObjectNode values = OrderPaper.values(
                run.scenario(),
                run.names(),
                files.common().path("places"),
                wanted,
                run.orders().size() + 1);
        values.put("created", now.toString());
        String reference = switch (channel) {
            case "shopify" -> values.path("id").asString();
            case "amazon" -> values.path("amazon").asString();
            default -> values.path("reference").asString();
        };
        SentOrder order = new SentOrder(wanted, values, reference);
        run.orders().put(what.path("order").asString(""), order);
        return order;
    }

    private JsonNode body(ScenarioRun run, String template, ObjectNode values, JsonNode what) {
        JsonNode body = BodyTemplate.fill(files.template(template), values);
        what.path("set")
                .properties()
                .forEach(place -> JsonMerge.set(body, place.getKey(), BodyTemplate.fill(place.getValue(), values)));
        what.path("remove").forEach(place -> JsonMerge.remove(body, place.asString()));
        return run.names().worldly(body);
    }

    private ObjectNode node(ScenarioRun run, JsonNode what, Instant now) {
        String node = what.path("node").asString("dc");
        String event = what.path("event").asString("");
        ObjectNode values = event(run, now)
                .put("event", event)
                .put("node", node)
                .put("carrier", what.path("carrier").asString("UPS"))
                .put("tracking", tracking(run, what));
        boolean returned = event.startsWith("return");
        values.put(
                returned ? "return" : "fulfillment",
                returned
                        ? called(run, "returns", node, what, "return")
                        : called(run, "fulfillments", node, what, "of"));
        values.set("lines", units(what.path("lines")));
        ObjectNode envelope = WorldJson.object();
        envelope.putArray("events").add(body(run, returned ? "node-return" : "node-event", values, what));
        JsonNode whole = what.path("body");
        return mail.node(whole.isMissingNode() ? envelope : run.names().worldly(BodyTemplate.fill(whole, values)));
    }

    /**
     * Id of the work or return that a node was told of: the last one, or the n-th of the field {@code which}; of those
     * that have the line {@code has}, where it is given.
     */
    private static String called(ScenarioRun run, String kind, String node, JsonNode what, String which) {
        String at = run.names().worldly(what.path("work").asString(node));
        List<JsonNode> calls = run.book().calls("node", kind).stream()
                .filter(call -> call.path("node").asString("").equals(at))
                .filter(call -> !what.has("has")
                        || has(call.path("body"), what.path("has").asInt()))
                .toList();
        int number = what.path(which).asInt(calls.size());
        if (number < 1 || number > calls.size()) {
            throw new Impossible("node " + run.names().local(at) + " has got " + calls.size() + " " + kind);
        }
        JsonNode body = calls.get(number - 1).path("body");
        return body.path(kind.equals("returns") ? "return" : "fulfillment").asString("");
    }

    private static boolean has(JsonNode work, int line) {
        return work.path("lines").valueStream().anyMatch(l -> l.path("line").asInt() == line);
    }

    /** {@code {1: 2}} as {@code [{line: 1, quantity: 2}]}; an array stays. */
    private static JsonNode units(JsonNode lines) {
        if (!lines.isObject()) {
            return lines.isMissingNode() ? WorldJson.array() : lines;
        }
        ArrayNode units = WorldJson.array();
        lines.properties().forEach(line -> {
            ObjectNode unit = WorldJson.object().put("line", Integer.parseInt(line.getKey()));
            unit.set("quantity", line.getValue());
            units.add(unit);
        });
        return units;
    }

    private static String tracking(ScenarioRun run, JsonNode what) {
        String tracking = what.path("tracking").asString("");
        return tracking.isEmpty() ? "" : run.names().worldly(tracking);
    }

    private ObjectNode event(ScenarioRun run, Instant now) {
        return WorldJson.object()
                .put("id", "evt-" + run.names().tag() + '-' + run.nextMessage())
                .put("at", now.toString())
                .put("before", now.minus(Duration.ofDays(3)).toString())
                .put("tag", run.names().tag());
    }

    private ObjectNode carrier(ScenarioRun run, JsonNode what, Instant now) {
        ObjectNode values = event(run, now)
                .put("tracking", tracking(run, what))
                .put("carrier", what.path("carrier").asString("UPS"))
                .put("status", what.path("status").asString(""))
                .put("message", what.path("message").asString(""));
        return mail.carrier(body(run, "easypost-event", values, what));
    }

    /** Sends a provider's notification about the last call of a kind, or about its n-th. */
    ObjectNode provider(ScenarioRun run, JsonNode what, Instant now) {
        String kind = what.path("of").asString("payments");
        List<JsonNode> calls = run.book().calls("provider", kind);
        int number = what.path("call").asInt(calls.size());
        if (number < 1 || number > calls.size()) {
            throw new Impossible("the provider has got " + calls.size() + " " + kind);
        }
        JsonNode call = calls.get(number - 1);
        String own = PartnerDesk.reference(kind, number, run.names().tag());
        String name = what.path("event").asString("");
        boolean answers = ANSWERS.contains(name) && !what.path("own").asBoolean(false);
        ObjectNode values = event(run, now)
                .put("event", name)
                .put(
                        "psp",
                        answers
                                ? own
                                : "NEWS-" + run.nextMessage() + '-'
                                        + run.names().tag())
                .put(
                        "original",
                        kind.equals("payments")
                                ? answers ? "" : own
                                : call.path("payment").asString(""))
                .put("reference", call.path("body").path("reference").asString(""))
                .put("success", Boolean.toString(what.path("success").asBoolean(true)))
                .put("reason", what.path("reason").asString(""));
        JsonNode amount = call.path("body").path("amount");
        values.put("amount", what.path("amount").asLong(amount.path("value").asLong(0)))
                .put("currency", amount.path("currency").asString("USD"));
        return mail.provider((ObjectNode) body(run, "adyen-item", values, what));
    }

    private ObjectNode customer(ScenarioRun run, JsonNode what) {
        String order = what.path("return").asString("");
        ObjectNode body = WorldJson.object().put("reason", what.path("reason").asString("does not fit"));
        if (what.has("node")) {
            body.set("node", what.path("node"));
        }
        body.set("lines", units(what.path("lines")));
        String id = ViewPath.of("orders/" + order + "/id", views.of(run, Set.of("orders")))
                .asString("");
        if (id.isEmpty()) {
            throw new Impossible("there is no order " + order);
        }
        return crossdock.send(
                "POST",
                "/v1/orders/" + id + "/returns",
                Map.of(),
                WorldJson.bytes(run.names().worldly(body)));
    }

    /**
     * A call of a person: {@code post}, {@code put} or {@code get} with a path, {@code body}, and {@code as};
     * {@code document} instead of a body is sent as YAML.
     */
    private ObjectNode person(ScenarioRun run, JsonNode what) {
        String method = what.has("put") ? "put" : what.has("get") ? "get" : "post";
        String path = filled(run, what.path(method).asString(""));
        boolean document = what.has("document");
        JsonNode body = run.names().worldly(what.path(document ? "document" : "body"));
        return crossdock.send(
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                Map.of(
                        "Crossdock-Actor",
                        what.path("as").asString("anna"),
                        "Content-Type",
                        document ? "application/yaml" : "application/json"),
                body.isMissingNode() ? new byte[0] : WorldJson.text(body).getBytes(StandardCharsets.UTF_8));
    }

    private String filled(ScenarioRun run, String path) {
        return GAP.matcher(path).replaceAll(gap -> {
            String place = gap.group(1);
            if (place.startsWith("name/")) {
                return run.names().worldly(place.substring("name/".length()));
            }
            JsonNode value = ViewPath.of(place, views.of(run, Set.of(place.split("[/\\[]")[0])));
            String text = value.isArray() && !value.isEmpty() ? value.get(0).asString("") : value.asString("");
            if (text.isEmpty()) {
                throw new Impossible("there is no " + place);
            }
            return java.util.regex.Matcher.quoteReplacement(text);
        });
    }
}
