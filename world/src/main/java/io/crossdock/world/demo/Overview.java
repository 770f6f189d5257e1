package io.crossdock.world.demo;

import io.crossdock.world.traffic.CrossdockClient;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Crossdock's answer to {@code GET /v1/overview}.
 *
 * @param known false when Crossdock did not answer
 * @param open number of subjects that have not ended, by process and stage
 * @param lag number of events that subscribers have not read
 */
record Overview(boolean known, long ordersOpen, Map<String, Long> open, long lag, long cases, JsonNode money) {

    private static final Set<String> ENDS = Set.of(
            "delivered",
            "partly-delivered",
            "canceled",
            "lost",
            "not-fulfilled",
            "refunded",
            "expired",
            "sent",
            "failed");

    static Overview of(CrossdockClient.Answer answer) {
        JsonNode body = answer.body();
        Map<String, Long> open = new TreeMap<>();
        for (JsonNode stage : body.path("byStage")) {
            long count = stage.path("count").asLong();
            if (count > 0 && !ended(stage)) {
                open.merge(
                        stage.path("process").asString("")
                                + '/'
                                + stage.path("stage").asString(""),
                        count,
                        Long::sum);
            }
        }
        long lag = 0;
        for (JsonNode subscriber : body.path("subscribers")) {
            lag += subscriber.path("events").asLong(subscriber.path("lag").asLong());
        }
        return new Overview(
                answer.done(),
                body.path("orders").path("open").asLong(),
                open,
                lag,
                body.path("cases").path("open").asLong(),
                body.path("money"));
    }

    private static boolean ended(JsonNode stage) {
        String status = stage.path("status").asString("");
        return status.isEmpty() ? ENDS.contains(stage.path("stage").asString("")) : status.equals("ended");
    }

    /** Number of subjects that have not ended. */
    long openCount() {
        return open.values().stream().mapToLong(Long::longValue).sum();
    }

    boolean finished() {
        return known && ordersOpen == 0 && open.isEmpty() && lag == 0;
    }
}
