package io.crossdock.world.traffic;

import io.crossdock.world.Agenda;
import io.crossdock.world.Seed;
import io.crossdock.world.WorldJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * Simulated staff who resolve holds, minutes to hours later. They retry first; if that does not help, they cancel or
 * source elsewhere. They never write money off, and leave to the channels what these owe.
 */
final class Staff {

    private static final Duration ROUND = Duration.ofMillis(700);
    private static final Duration CHANNELS_WORD = Duration.ofDays(12);
    private static final int PATIENCE = 3;
    private static final List<String> FIRST_CHOICE =
            List.of("try-again", "retry", "wait", "elsewhere", "give-up", "cancel");
    private static final List<String> LAST_CHOICE =
            List.of("cancel", "elsewhere", "give-up", "try-again", "retry", "wait");

    private final CrossdockClient crossdock;
    private final Book book;
    private final Seed seed;
    private final Agenda agenda;
    private final Set<String> busyWith = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> tries = new ConcurrentHashMap<>();
    private final ChannelDesk channels;

    Staff(CrossdockClient crossdock, ChannelDesk channels, Book book, Seed seed, Agenda agenda) {
        this.channels = channels;
        this.crossdock = crossdock;
        this.book = book;
        this.seed = seed;
        this.agenda = agenda;
    }

    /** Resolves holds again and again until the thread is interrupted. */
    void work() {
        try {
            while (true) {
                Thread.sleep(ROUND);
                for (JsonNode hold : crossdock.get("/v1/holds").body().path("items")) {
                    notice(hold);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void notice(JsonNode hold) {
        String subject = hold.path("subject").asString(hold.path("id").asString(""));
        if (subject.isEmpty() || !busyWith.add(subject)) {
            return;
        }
        int round = tries.merge(subject, 1, Integer::sum);
        agenda.after(
                Duration.ofMinutes(seed.between(5, 180, "staff", subject + '#' + round)),
                () -> decide(subject, hold.path("order").asString(""), round, allowed(hold)));
    }

    private static List<String> allowed(JsonNode hold) {
        JsonNode node = hold.has("resolutions") ? hold.path("resolutions") : hold.path("resolve");
        List<String> names = new ArrayList<>(node.isObject() ? node.propertyNames() : List.of());
        if (node.isArray()) {
            node.forEach(item -> names.add(
                    item.isString() ? item.asString() : item.path("name").asString("")));
        }
        return names;
    }

    /** Where a channel owes money, its desk pays; a hold that is left then comes up in a later round again. */
    private void decide(String subject, String order, int round, List<String> allowed) {
        if (allowed.contains("settled") && channels.paysBack(subject, order, round)) {
            agenda.after(CHANNELS_WORD, () -> busyWith.remove(subject));
        } else {
            resolve(subject, round, allowed);
        }
    }

    private void resolve(String subject, int round, List<String> allowed) {
        try {
            String choice = (round <= PATIENCE ? FIRST_CHOICE : LAST_CHOICE)
                    .stream().filter(allowed::contains).findFirst().orElse("");
            if (choice.isEmpty()) {
                book.count("holdsLeft");
                return;
            }
            CrossdockClient.Answer answer = crossdock.post(
                    "/v1/subjects/" + subject + ":resolve",
                    null,
                    WorldJson.object().put("resolution", choice).put("note", "simulated staff, round " + round));
            if (answer.done()) {
                book.count("holdsResolved");
            } else if (answer.status() == 409 || answer.status() == 422 || answer.status() == 404) {
                book.count("holdsMovedOn");
            } else if (answer.status() != 0) {
                book.complain("resolution " + choice + " of " + subject + " was answered with " + answer.status() + ": "
                        + answer.body());
            }
        } finally {
            busyWith.remove(subject);
        }
    }
}
