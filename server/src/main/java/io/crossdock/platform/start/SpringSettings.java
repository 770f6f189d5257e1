package io.crossdock.platform.start;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.platform.NearestWord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Spring Boot's own settings under the beginnings that Crossdock's pages tell operators to use, by the metadata that
 * its jars carry. A typing error there would be passed over in silence.
 */
final class SpringSettings {

    private static final List<String> BEGINNINGS = List.of("server.", "spring.mail.");
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final String MAP = "java.util.Map";

    /** Known names, by their letters and digits only. */
    private final Map<String, String> known = new TreeMap<>();

    /** Names of maps: what stands below them is free. */
    private final List<String> maps = new ArrayList<>();

    SpringSettings() {
        var loader = Objects.requireNonNull(SpringSettings.class.getClassLoader());
        try {
            for (var place : Collections.list(loader.getResources(METADATA))) {
                try (var in = place.openStream()) {
                    EngineJson.MAPPER.readTree(in).path("properties").forEach(property -> {
                        var name = property.path("name").asString("");
                        if (begins(name)) {
                            known.put(SettingCheck.bare(name), name);
                        }
                        if (property.path("type").asString("").startsWith(MAP)) {
                            maps.add(SettingCheck.bare(name));
                        }
                    });
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean begins(String name) {
        return BEGINNINGS.stream().anyMatch(name::startsWith);
    }

    /** A sentence about a setting that is not known. */
    Optional<String> fault(String name) {
        var bare = SettingCheck.bare(name);
        if (known.isEmpty() || known.containsKey(bare) || maps.stream().anyMatch(bare::startsWith)) {
            return Optional.empty();
        }
        var meant = NearestWord.of(bare, List.copyOf(known.keySet())).map(known::get);
        return Optional.of("there is no setting " + name
                + meant.map(key -> ", did you mean " + key + "?").orElse(""));
    }
}
