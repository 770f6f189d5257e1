package io.crossdock.world.play;

import io.crossdock.world.WorldJson;
import io.crossdock.world.play.Scenario.ScenarioStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A scenario under way: which step is next, what was sent, and what was answered. */
final class ScenarioRun {

    /** An order that a channel has sent. */
    static final class SentOrder {

        final ObjectNode wanted;
        final ObjectNode values;
        /** The channel's id of it, as Crossdock keeps it. */
        final String reference;

        byte[] lastBody = {};
        String id = "";

        SentOrder(ObjectNode wanted, ObjectNode values, String reference) {
            this.wanted = wanted;
            this.values = values;
            this.reference = reference;
        }
    }

    private final Scenario scenario;
    private final LocalNames names;
    private final PartnerBook book;
    private final Instant start;
    private final Map<String, SentOrder> orders = new LinkedHashMap<>();
    private final List<PartnerBook.Planned> planned = new ArrayList<>();
    private int next;
    private int messages;
    private ObjectNode answer = WorldJson.object();
    private @Nullable String failure;

    ScenarioRun(Scenario scenario, LocalNames names, PartnerBook book, Instant start) {
        this.scenario = scenario;
        this.names = names;
        this.book = book;
        this.start = start;
    }

    Scenario scenario() {
        return scenario;
    }

    LocalNames names() {
        return names;
    }

    PartnerBook book() {
        return book;
    }

    /** Orders by the name that the scenario gives them, oldest first. */
    Map<String, SentOrder> orders() {
        return orders;
    }

    /** Ids of its orders and of the work that nodes were told of. */
    Set<String> ids() {
        Set<String> ids = new HashSet<>();
        orders.values().forEach(order -> ids.add(order.id));
        book.calls("node", "fulfillments")
                .forEach(call -> ids.add(call.at("/body/fulfillment").asString("")));
        return ids;
    }

    /** Number of the next message of a partner, from 1. */
    int nextMessage() {
        return ++messages;
    }

    void answered(ObjectNode last) {
        answer = last;
    }

    /** Crossdock's answer to the last act: {@code status} and {@code body}. */
    ObjectNode answer() {
        return answer;
    }

    /** When its next step is; empty when it has ended. */
    Optional<Instant> due() {
        boolean ended = failure != null || next >= scenario.steps().size();
        return ended
                ? Optional.empty()
                : Optional.of(start.plus(scenario.steps().get(next).at()));
    }

    /** Takes the next step if it is due by now. */
    Optional<ScenarioStep> take(Instant now) {
        if (due().filter(at -> !at.isAfter(now)).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(scenario.steps().get(next++));
    }

    /** When a partner next sends something by itself, while the scenario goes on. */
    Optional<Instant> plannedAt() {
        planned.addAll(book.takePlanned());
        return due().isEmpty()
                ? Optional.empty()
                : planned.stream().map(PartnerBook.Planned::at).min(Instant::compareTo);
    }

    /** Takes what a partner sends by itself by now. */
    List<JsonNode> takePlanned(Instant now) {
        List<JsonNode> taken = planned.stream()
                .filter(message -> !message.at().isAfter(now))
                .<JsonNode>map(PartnerBook.Planned::message)
                .toList();
        planned.removeIf(message -> !message.at().isAfter(now));
        return taken;
    }

    /** Ends it. @param why what was expected and what was seen */
    void fail(String why) {
        int step = Math.max(0, next - 1);
        Duration at = scenario.steps().get(step).at();
        failure = "step %d, at %s: %s".formatted(step + 1, text(at), why);
    }

    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    private static String text(Duration at) {
        String text = (at.toDays() > 0 ? at.toDays() + "d" : "")
                + (at.toHoursPart() > 0 ? at.toHoursPart() + "h" : "")
                + (at.toMinutesPart() > 0 ? at.toMinutesPart() + "m" : "")
                + (at.toSecondsPart() > 0 ? at.toSecondsPart() + "s" : "");
        return text.isEmpty() ? "0s" : text;
    }
}
