package io.crossdock.world.play;

import io.crossdock.world.WorldJson;
import io.crossdock.world.demo.Root;
import io.crossdock.world.demo.RunFolder;
import io.crossdock.world.play.PlayReport.ScenarioResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Plays scenarios against Crossdock in a process of its own, on a fresh database. */
public final class ScenarioPlay {

    /** A Monday morning in New York. */
    private static final Instant START = Instant.parse("2027-03-01T15:00:00Z");

    private final Path root;
    private final ScenarioReader files;
    private final List<Scenario> all;

    private ScenarioPlay(Path root) {
        this.root = root;
        this.files = new ScenarioReader(root.resolve("scenarios"));
        this.all = files.all();
    }

    /**
     * Reads the scenarios of the project that is built in this folder or one above it.
     *
     * @throws IllegalArgumentException when a scenario is wrong, with a sentence for the user
     * @throws IllegalStateException when nothing is built there
     */
    public static ScenarioPlay in(Path folder) {
        return new ScenarioPlay(Root.above(folder));
    }

    List<Scenario> all() {
        return all;
    }

    /**
     * Plays scenarios on one timeline.
     *
     * @param name of one scenario, or {@code all}
     * @param news receives a line for each step
     * @throws IllegalArgumentException when there is no such scenario
     * @throws IllegalStateException when a part can't be started, or Crossdock doesn't rest
     */
    public PlayReport play(String name, Consumer<String> news) {
        List<Scenario> wanted = all.stream()
                .filter(scenario -> name.equals("all") || scenario.name().equals(name))
                .toList();
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("there is no scenario " + name + "; './crossdock play list' names all");
        }
        Path folder = RunFolder.temporary();
        news.accept("Starting PostgreSQL and Crossdock; log and data in " + folder);
        PlayReport report = play(wanted, folder, news);
        if (report.good()) {
            RunFolder.delete(folder);
        }
        return report;
    }

    private PlayReport play(List<Scenario> wanted, Path folder, Consumer<String> news) {
        Map<String, PartnerBook> books = new HashMap<>();
        List<ScenarioRun> runs = new ArrayList<>();
        for (Scenario scenario : wanted) {
            LocalNames names = new LocalNames(scenario);
            PartnerBook book = new PartnerBook(names.tag());
            books.put(names.tag(), book);
            runs.add(new ScenarioRun(scenario, names, book, START));
        }
        try (PlayHouse house = new PlayHouse(root, folder, mail -> deliver(books, mail))) {
            PlayClient crossdock = house.client();
            ScenarioView views = new ScenarioView(crossdock);
            ActRunner acts = new ActRunner(files, new PartnerMail(crossdock, house.secrets()), crossdock, views);
            PlayTimeline timeline = new PlayTimeline(crossdock, acts, views, START, runs);
            PartnerDesk desk = new PartnerDesk(books, timeline::now);
            house.serve(desk::provider, desk::node, desk::carrier);
            house.start(START, news);
            load(crossdock, runs);
            long begin = System.nanoTime();
            timeline.play();
            news.accept(timeline.figures());
            List<String> violations = violations(crossdock, runs);
            return new PlayReport(
                    runs.stream().map(ScenarioPlay::result).toList(), violations, (System.nanoTime() - begin) / 1e9);
        }
    }

    /** Broken invariants, except those about a scenario that is marked as open. */
    private static List<String> violations(PlayClient crossdock, List<ScenarioRun> runs) {
        Set<String> open = runs.stream()
                .filter(run -> run.scenario().open().set())
                .flatMap(run -> run.ids().stream())
                .collect(Collectors.toSet());
        return crossdock
                .must("POST", "/v1/invariants:check", WorldJson.object())
                .path("violations")
                .valueStream()
                .map(JsonNode::asString)
                .filter(violation -> Stream.of(violation.split("\\W+")).noneMatch(open::contains))
                .toList();
    }

    private static ScenarioResult result(ScenarioRun run) {
        Scenario scenario = run.scenario();
        return new ScenarioResult(
                scenario.name(),
                scenario.title(),
                scenario.open().reason(),
                scenario.open().fails(),
                run.failure().orElse(""));
    }

    /** A mail belongs to the scenario whose tag its recipient has. */
    private static void deliver(Map<String, PartnerBook> books, String text) {
        ObjectNode mail = MailText.read(text);
        String to = mail.path("to").asString("");
        String tag = to.substring(0, Math.max(0, to.indexOf('@'))).toUpperCase(java.util.Locale.ROOT);
        PartnerBook book = books.get(tag);
        if (book != null) {
            book.mail(mail);
        }
    }

    private void load(PlayClient crossdock, List<ScenarioRun> runs) {
        ArrayNode skus = WorldJson.array();
        ArrayNode nodes = WorldJson.array();
        ArrayNode counts = WorldJson.array();
        for (ScenarioRun run : runs) {
            JsonNode given = run.scenario().given();
            given.path("skus").properties().forEach(sku -> skus.add(sku(run, given, sku.getKey(), sku.getValue())));
            given.path("nodes")
                    .properties()
                    .forEach(node -> nodes.add(node(run, given, node.getKey(), node.getValue())));
            given.path("stock")
                    .properties()
                    .forEach(node -> node.getValue()
                            .properties()
                            .forEach(sku -> counts.add(WorldJson.object()
                                    .put("node", run.names().worldly(node.getKey()))
                                    .put("sku", run.names().worldly(sku.getKey()))
                                    .put("onHand", sku.getValue().asLong()))));
        }
        crossdock.must("PUT", "/v1/skus", set("skus", skus));
        crossdock.must("PUT", "/v1/nodes", set("nodes", nodes));
        crossdock.must("POST", "/v1/stock:count", set("counts", counts));
    }

    private static ObjectNode set(String field, ArrayNode items) {
        ObjectNode body = WorldJson.object();
        body.set(field, items);
        return body;
    }

    /** @param price of one unit, or an object with {@code price} and other fields of a SKU */
    private JsonNode sku(ScenarioRun run, JsonNode given, String name, JsonNode price) {
        ObjectNode values = WorldJson.object()
                .put("code", run.names().worldly(name))
                .put("name", name)
                .put("price", OrderPaper.price(price))
                .put("currency", given.path("currency").asString());
        ObjectNode body = (ObjectNode) BodyTemplate.fill(files.common().path("sku"), values);
        if (price.isObject()) {
            ObjectNode others = price.deepCopy().asObject();
            others.remove("price");
            JsonMerge.into(body, others);
        }
        return body;
    }

    /** @param kind the node's kind, or an object with {@code kind} and other fields of a node */
    private JsonNode node(ScenarioRun run, JsonNode given, String name, JsonNode kind) {
        ObjectNode values = WorldJson.object()
                .put("code", run.names().worldly(name))
                .put("name", name)
                .put(
                        "kind",
                        kind.isString() ? kind.asString() : kind.path("kind").asString("DC"));
        values.set(
                "place", files.common().path("places").path(given.path("place").asString("")));
        ObjectNode body = (ObjectNode) BodyTemplate.fill(files.common().path("node"), values);
        if (kind.isObject()) {
            JsonMerge.into(body, kind);
        }
        return body;
    }
}
