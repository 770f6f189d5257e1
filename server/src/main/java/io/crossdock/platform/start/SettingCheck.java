package io.crossdock.platform.start;

import io.crossdock.platform.NearestWord;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.stereotype.Component;

/**
 * Refuses settings of Crossdock that nothing reads, from all sources: flags, environment, system properties and files.
 * Settings of Spring Boot pass, but those of {@link SpringSettings}. Made before the first call to the database.
 */
@Component
public final class SettingCheck {

    private static final String ROOT = "crossdock.";
    private static final String BARE_ROOT = "crossdock";
    private static final String VARIABLE = "CROSSDOCK_";

    /** Variables that the launcher and tests read. */
    private static final Set<String> OF_THE_LAUNCHER = Set.of(
            "CROSSDOCK_JAVA_HOME", "CROSSDOCK_JAVA_OPTS", "CROSSDOCK_URL", "CROSSDOCK_KEY", "CROSSDOCK_CHROMIUM");

    /** Known keys in their canonical form, by their letters and digits only. */
    private final Map<String, String> known = new TreeMap<>();

    private final Map<String, String> moved = new TreeMap<>();

    /** @throws StartFault with every unknown setting */
    SettingCheck(
            ConfigurableEnvironment environment, ConfigurableListableBeanFactory beans, List<SettingKeys> families) {
        declared(beans).forEach(key -> known.put(bare(key), key));
        families.forEach(family -> {
            family.keys().forEach(key -> known.put(bare(key), key));
            family.moved().forEach((from, to) -> moved.put(bare(from), to));
        });
        var faults = environment.getPropertySources().stream()
                .flatMap(source -> source instanceof SystemEnvironmentPropertySource variables
                        ? variables(variables)
                        : Stream.of())
                .collect(Collectors.toList());
        var springs = new TreeSet<String>();
        for (var source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource all
                    && !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource)) {
                all.stream()
                        .filter(name -> name.toString().startsWith(ROOT))
                        .filter(name -> !name.isLastElementIndexed())
                        .forEach(name ->
                                fault(name.toString(), bare(name.toString())).ifPresent(faults::add));
                all.stream()
                        .map(Object::toString)
                        .filter(SpringSettings::begins)
                        .filter(name -> !name.endsWith("]"))
                        .forEach(springs::add);
            }
        }
        if (!springs.isEmpty()) {
            var metadata = new SpringSettings();
            springs.forEach(name -> metadata.fault(name).ifPresent(faults::add));
        }
        if (!faults.isEmpty()) {
            throw new StartFault(faults.stream().distinct().sorted().collect(Collectors.joining("; "))
                    + " (all settings: docs/reference/settings.md)");
        }
    }

    private Stream<String> variables(EnumerablePropertySource<?> source) {
        return Stream.of(source.getPropertyNames())
                .filter(name -> name.toUpperCase(Locale.ROOT).startsWith(VARIABLE))
                .filter(name -> !OF_THE_LAUNCHER.contains(name))
                .flatMap(name -> fault(name, bare(name)).stream());
    }

    /** A sentence about a setting that is not known. */
    private Optional<String> fault(String written, String bare) {
        if (known.containsKey(bare)) {
            return Optional.empty();
        }
        var now = moved.get(bare);
        if (now != null) {
            return Optional.of(written + " is now " + spelled(written, now));
        }
        var rests = known.keySet().stream().map(SettingCheck::rest).toList();
        var meant = NearestWord.of(rest(bare), rests).map(rest -> known.get(BARE_ROOT + rest));
        return Optional.of("there is no setting " + written
                + meant.map(key -> ", did you mean " + spelled(written, key) + "?")
                        .orElse(""));
    }

    /** A bare key without the root that all have. */
    private static String rest(String bare) {
        return bare.startsWith(BARE_ROOT) ? bare.substring(BARE_ROOT.length()) : bare;
    }

    /** A key as the operator writes it: as a variable if he wrote one. */
    private static String spelled(String written, String key) {
        return written.startsWith(VARIABLE)
                ? key.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT)
                : key;
    }

    /** Keys of all settings records. */
    private static Stream<String> declared(ConfigurableListableBeanFactory beans) {
        return Stream.of(beans.getBeanDefinitionNames())
                .filter(name -> name.startsWith("crossdock"))
                .map(name -> beans.getType(name, false))
                .filter(type ->
                        type != null && type.isRecord() && type.isAnnotationPresent(ConfigurationProperties.class))
                .flatMap(type ->
                        keys(type.getAnnotation(ConfigurationProperties.class).value(), type));
    }

    private static Stream<String> keys(String prefix, Class<?> settings) {
        return Stream.of(settings.getRecordComponents()).flatMap(component -> {
            var key = prefix + "." + dashed(component);
            return component.getType().isRecord() ? keys(key, component.getType()) : Stream.of(key);
        });
    }

    private static String dashed(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    static String bare(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
