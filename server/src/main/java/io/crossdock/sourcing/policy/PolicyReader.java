package io.crossdock.sourcing.policy;

import io.crossdock.engine.document.DocumentFault;
import io.crossdock.platform.CrossdockSettings;
import io.crossdock.platform.start.StartFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the policy files and reports all their faults at once. */
public final class PolicyReader {

    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final String FOLDER = "policies";
    private static final String RATE_CARD = "rate-card.yaml";
    private static final int ZONES_MAX = 32;
    private static final int STEPS_MAX = 200;

    private final List<DocumentFault> faults = new ArrayList<>();

    private PolicyReader() {}

    /** Reads the policy files of this server. */
    public static SourcingPolicy read(CrossdockSettings settings) {
        try {
            return read(text(settings, RATE_CARD), text(settings, "sourcing.yaml"));
        } catch (InvalidPolicy e) {
            throw new StartFault(settings.folder(FOLDER) + ": " + e.getMessage() + "; correct the files", e);
        }
    }

    /** Whether the rate card says that it is the example with made-up prices. */
    public static boolean exampleRateCard(CrossdockSettings settings) {
        try {
            return YAML.readTree(text(settings, RATE_CARD)).path("example").asBoolean(false);
        } catch (JacksonException e) {
            return false;
        }
    }

    private static String text(CrossdockSettings settings, String name) {
        var file = settings.folder(FOLDER).resolve(name);
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new StartFault("can't read " + file + "; set crossdock.home to the folder that holds policies/", e);
        }
    }

    /** @throws InvalidPolicy with every fault */
    public static SourcingPolicy read(String rateCardText, String rulesText) {
        var reader = new PolicyReader();
        var rateCard = reader.rateCard(reader.tree("/rate-card", rateCardText));
        var rules = reader.tree("/sourcing", rulesText);
        var split = reader.amount("/sourcing/splitMinor", rules.path("splitMinor"));
        var steps = rules.path("stepsMax");
        var stepsMax = steps.isMissingNode() ? SourcingPolicy.STEPS_MAX : reader.amount("/sourcing/stepsMax", steps);
        if (!reader.faults.isEmpty()) {
            throw new InvalidPolicy(reader.faults);
        }
        return new SourcingPolicy(hash(rateCardText, rulesText), rateCardText, rulesText, rateCard, split, stepsMax);
    }

    private JsonNode tree(String path, String text) {
        try {
            return YAML.readTree(text);
        } catch (JacksonException e) {
            fault(path, "is not YAML: " + e.getOriginalMessage());
            return YAML.createObjectNode();
        }
    }

    private RateCard rateCard(JsonNode tree) {
        var currency = tree.path("currency").asString("");
        if (!currency.matches("[A-Z]{3}")) {
            fault("/rate-card/currency", "must be a code of three letters, like USD");
        }
        var ends = zoneEnds(tree.path("zones"));
        var services = new TreeMap<String, RateCard.Service>();
        for (var entry : tree.path("services").properties()) {
            int before = faults.size();
            var path = "/rate-card/services/" + entry.getKey();
            var service = service(entry.getKey(), path, entry.getValue(), ends.size() + 1);
            services.put(entry.getKey(), service);
            if (faults.size() == before) {
                checkPrices(path, service);
            }
        }
        if (services.isEmpty()) {
            fault("/rate-card/services", "needs at least one service");
        }
        services.putIfAbsent(RateCard.DIGITAL, RateCard.Service.uncarried(RateCard.DIGITAL, ends.size() + 1));
        var card = new RateCard(currency, ends, services);
        checkServing(card);
        return card;
    }

    private List<Double> zoneEnds(JsonNode zones) {
        var ends = new ArrayList<Double>();
        int count = zones.size();
        if (count == 0 || count > ZONES_MAX) {
            fault("/rate-card/zones", "needs 1 to " + ZONES_MAX + " zones");
        }
        for (int i = 0; i < count; i++) {
            var path = "/rate-card/zones/" + i;
            var end = zones.get(i).path("upToKm");
            if (i == count - 1 && !end.isMissingNode()) {
                fault(path + "/upToKm", "the last zone must have no end, so that it covers every distance");
            } else if (i < count - 1 && (!end.isNumber() || end.asDouble() <= (ends.isEmpty() ? 0 : ends.getLast()))) {
                fault(path + "/upToKm", "must be a number of kilometers above that of the previous zone");
            }
            if (zones.get(i).path("zone").asInt(0) != i + 1) {
                fault(path + "/zone", "zones are numbered from 1 upwards; here " + (i + 1));
            }
            if (i < count - 1) {
                ends.add(end.asDouble(0));
            }
        }
        return List.copyOf(ends);
    }

    private void checkServing(RateCard card) {
        for (var bought : card.bought()) {
            if (card.serving(bought).size() > RateCard.SERVING_MAX) {
                fault("/rate-card/services", "more than " + RateCard.SERVING_MAX + " services serve " + bought);
            }
        }
    }

    /** Bought services that the carrier service may serve; only itself where none are listed. */
    private Set<String> serves(String name, String path, JsonNode list) {
        if (list.isMissingNode()) {
            return Set.of(name);
        }
        var serves = new TreeSet<String>();
        for (var one : list) {
            if (one.isString() && !one.asString().isBlank()) {
                serves.add(one.asString());
            }
        }
        if (!list.isArray() || serves.isEmpty() || serves.size() != list.size()) {
            fault(path, "must be a list of services that customers can buy, each named once");
        }
        return serves;
    }

    private RateCard.Service service(String name, String path, JsonNode service, int zones) {
        var days = row(path + "/transitDays", service.path("transitDays"), zones);
        var prices = service.path("prices");
        if (prices.isEmpty() || prices.size() > STEPS_MAX) {
            fault(path + "/prices", "needs 1 to " + STEPS_MAX + " steps");
        }
        var upTo = new long[prices.size()];
        var minor = new long[prices.size()][];
        for (int step = 0; step < prices.size(); step++) {
            upTo[step] = amount(
                    path + "/prices/" + step + "/upToGrams", prices.get(step).path("upToGrams"));
            minor[step] =
                    row(path + "/prices/" + step + "/minor", prices.get(step).path("minor"), zones);
            if (upTo[step] <= (step == 0 ? 0 : upTo[step - 1])) {
                fault(path + "/prices/" + step + "/upToGrams", "must be above that of the previous step");
            }
        }
        var transit = new int[zones];
        for (int zone = 0; zone < zones; zone++) {
            transit[zone] = (int) Math.min(days[zone], 365);
        }
        return new RateCard.Service(name, serves(name, path + "/serves", service.path("serves")), transit, upTo, minor);
    }

    private long[] row(String path, JsonNode values, int zones) {
        var row = new long[zones];
        if (!values.isArray() || values.size() != zones) {
            fault(path, "needs one value for each of the " + zones + " zones");
            return row;
        }
        for (int zone = 0; zone < zones; zone++) {
            row[zone] = amount(path + "/" + zone, values.get(zone));
        }
        return row;
    }

    private long amount(String path, JsonNode value) {
        if (!value.isIntegralNumber() || value.asLong() < 0 || value.asLong() > 1_000_000_000L) {
            fault(path, "must be a whole number from 0 to 1,000,000,000");
            return 0;
        }
        return value.asLong();
    }

    private void checkPrices(String path, RateCard.Service service) {
        for (int step = 0; step < service.minor().length; step++) {
            for (int zone = 0; zone < service.minor()[step].length; zone++) {
                var here = path + "/prices/" + step + "/minor/" + zone;
                var price = service.minor()[step][zone];
                if (zone > 0 && price < service.minor()[step][zone - 1]) {
                    fault(here, "must not be below the price of the nearer zone");
                }
                if (step > 0 && price < service.minor()[step - 1][zone]) {
                    fault(here, "must not be below the price of the lighter step");
                }
            }
        }
    }

    private void fault(String path, String message) {
        faults.add(new DocumentFault(path, message));
    }

    private static String hash(String... texts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var text : texts) {
                digest.update(text.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
