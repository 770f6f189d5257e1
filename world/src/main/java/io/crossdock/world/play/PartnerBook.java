package io.crossdock.world.play;

import io.crossdock.world.WorldJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What Crossdock told the partners of one scenario, how they answer, and what they will send by themselves. Every
 * method holds its lock, since Crossdock calls on many threads.
 */
final class PartnerBook {

    /** A message that a partner sends by itself, as the answer to a call. */
    record Planned(Instant at, ObjectNode message) {}

    private final ObjectNode calls = WorldJson.object();
    private final ObjectNode answers = WorldJson.object();
    private final ArrayNode mails = WorldJson.array();
    private final List<Planned> planned = new ArrayList<>();

    private final String tag;

    /** @param tag text that only this scenario's names contain */
    PartnerBook(String tag) {
        this.tag = tag;
        for (String partner : List.of("provider", "node", "carrier")) {
            calls.putArray(partner);
        }
    }

    String tag() {
        return tag;
    }

    /** Adds a call. @return its number among the calls of this partner that are of its kind, from 1 */
    synchronized int record(String partner, ObjectNode call) {
        ArrayNode all = (ArrayNode) calls.path(partner);
        all.add(call);
        return (int) all.valueStream()
                .filter(one -> one.path("what").equals(call.path("what")))
                .count();
    }

    synchronized void mail(ObjectNode mail) {
        mails.add(mail);
    }

    /** How a partner answers calls of a kind from now on. */
    synchronized void answer(JsonNode wanted) {
        JsonMerge.into(answers, wanted);
    }

    /**
     * The answer to a call of a kind: a word, a status or a body; the word {@code ok} unless something was set.
     *
     * @param place node that is called, whose own answers come first; may be empty
     */
    synchronized JsonNode answer(String partner, String place, String what) {
        JsonNode set = answers.path(partner);
        JsonNode own = set.path(place);
        JsonNode one = of(own.isMissingNode() ? set : own, what);
        return one.isMissingNode() ? StringNode.valueOf("ok") : one;
    }

    private static JsonNode of(JsonNode set, String what) {
        return set.isObject() ? set.path(what) : set;
    }

    synchronized void plan(Instant at, ObjectNode message) {
        planned.add(new Planned(at, message));
    }

    /** Takes what is planned. */
    synchronized List<Planned> takePlanned() {
        List<Planned> taken = List.copyOf(planned);
        planned.clear();
        return taken;
    }

    /** A copy of calls and mails, as fields of the scenario's view. */
    synchronized ObjectNode view() {
        ObjectNode view = WorldJson.object();
        view.set("calls", calls.deepCopy());
        view.set("mails", mails.deepCopy());
        return view;
    }

    /** Calls of one kind, oldest first. */
    synchronized List<JsonNode> calls(String partner, String what) {
        return calls.path(partner)
                .valueStream()
                .filter(call -> call.path("what").asString("").equals(what))
                .toList();
    }
}
