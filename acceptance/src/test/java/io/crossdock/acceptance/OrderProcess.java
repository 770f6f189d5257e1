package io.crossdock.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The walk-through of docs/how-to/change-a-process.md: the order process with an additional stage. */
final class OrderProcess {

    /** The version that this release brings. */
    static final int SHIPPED = shipped();

    /** The version that a test publishes. */
    static final int NEXT = SHIPPED + 1;

    private static final String AUTHORIZED = "authorized: checking-holds, collected: checking-holds,";
    private static final String CANCELABLE = "               awaiting-authorization, payment-down";
    private static final String BELOW = "  awaiting-authorization:\n";

    private OrderProcess() {}

    /** The next version of the document. */
    static String withLargeOrder(String yaml) {
        var canceled = changed(yaml, CANCELABLE, CANCELABLE.replace("awaiting", "large-order, awaiting"));
        return changed(
                changed(changed(canceled, version(SHIPPED), version(NEXT)), AUTHORIZED, """
                authorized: [ { when: 'totalMinor > 50000', to: large-order }, { to: checking-holds } ], \
                collected: checking-holds,"""), BELOW, """
                  large-order:
                    hold: { reason: an order over 500.00 is looked at, owner: sales, due: 2h }
                    resolve: { accept: checking-holds, reject: canceling }
                    limit: { after: 8h, to: checking-holds }
                """ + BELOW);
    }

    /** A version in which only one of the two places that name {@code large-order} is renamed. */
    static String withFault(String yaml) {
        return changed(yaml, "  large-order:\n", "  big-order:\n");
    }

    private static int shipped() {
        try (var lines = Files.lines(Path.of("..", "processes", "order.yaml"))) {
            return lines.filter(line -> line.startsWith("version: "))
                    .map(line -> Integer.parseInt(line.substring("version: ".length())))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version(int number) {
        return "version: " + number + "\n";
    }

    /** The path of a version of the process. */
    static String path(int version) {
        return "/v1/processes/order/versions/" + version;
    }

    private static String changed(String yaml, String from, String to) {
        if (!yaml.contains(from)) {
            throw new AssertionError("the order process has no longer: " + from);
        }
        return yaml.replace(from, to);
    }

    static List<String> stages(JsonNode version) {
        return version.path("stages")
                .valueStream()
                .map(stage -> stage.path("name").asString())
                .toList();
    }
}
