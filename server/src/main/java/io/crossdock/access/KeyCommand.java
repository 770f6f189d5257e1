package io.crossdock.access;

import io.crossdock.access.internal.AccessTable;
import io.crossdock.access.internal.StoredAccessKeys;
import io.crossdock.engine.Engine;
import io.crossdock.engine.EngineSettings;
import io.crossdock.engine.Ids;
import io.crossdock.platform.start.SettingKeys;
import io.crossdock.platform.start.StartArguments;
import io.crossdock.platform.start.StartFailure;
import io.crossdock.platform.start.StartFault;
import io.crossdock.shared.Refused;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * Makes a key on the machine itself, straight in the database: whoever has its password needs no key to make the first
 * one. Prints the key on one line.
 *
 * <p>{@code --principal NAME --role ROLE [--role …] [--brand …] [--channel …] [--node …]}, and settings of the server.
 */
public final class KeyCommand {

    private static final int FAILED = 1;
    private static final List<String> FLAGS = List.of("--principal", "--role", "--brand", "--channel", "--node");

    private KeyCommand() {}

    /** Prints the key, or the reason why there is none, with exit code 1. */
    public static void main(String[] args) {
        try {
            System.out.println(make(args).text());
        } catch (Refused refused) {
            fail(
                    refused.violations().isEmpty()
                            ? refused.title()
                            : refused.violations().getFirst().pointer() + " "
                                    + refused.violations().getFirst().message());
        } catch (RuntimeException failure) {
            fail(StartFailure.sentence(failure));
        }
    }

    private static void fail(String why) {
        System.err.println("crossdock: " + why);
        System.exit(FAILED);
    }

    /** Makes a key. @param args as on the command line */
    public static NewKey make(String... args) {
        var wanted = new KeyArguments(args);
        wanted.check();
        var settings = wanted.settings();
        StartArguments.check(settings);
        try (var context = new SpringApplicationBuilder(CommandGround.class)
                .web(WebApplicationType.NONE)
                .run(settings)) {
            var keys = context.getBean(AccessKeys.class);
            return context.getBean(Engine.class).transact("launcher", tx -> keys.make(tx, wanted.terms(), null));
        }
    }

    /** Flags of the command and settings of the server, apart. */
    private record KeyArguments(List<String> words) {

        KeyArguments(String... args) {
            this(List.of(args));
        }

        /** A flag that is passed over could be the scope that a key is meant to have. @throws StartFault */
        void check() {
            for (int i = 0; i < words.size(); i++) {
                var word = words.get(i);
                if (FLAGS.contains(word)
                        && i + 1 < words.size()
                        && !words.get(i + 1).startsWith("--")) {
                    i++;
                } else if (!isSetting(word)) {
                    throw new StartFault("access key new has no flag '" + word + "', or it has no value: it takes "
                            + String.join(" ", FLAGS) + ", each with a value, and settings of the server");
                }
            }
        }

        private static boolean isSetting(String word) {
            return word.startsWith("--") && word.contains(".");
        }

        KeyTerms terms() {
            var principal = values("--principal");
            var scope = new KeyScope(values("--brand"), values("--channel"), values("--node"));
            return new KeyTerms(principal.isEmpty() ? "" : principal.getFirst(), values("--role"), scope);
        }

        private List<String> values(String flag) {
            var values = new ArrayList<String>();
            for (int i = 0; i + 1 < words.size(); i++) {
                if (words.get(i).equals(flag)) {
                    values.add(words.get(i + 1));
                }
            }
            return values;
        }

        String[] settings() {
            return words.stream().filter(KeyArguments::isSetting).toArray(String[]::new);
        }
    }

    /**
     * Platform and keys, with an engine that isn't started. No {@code @Configuration}, so the server passes it over.
     */
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {"io.crossdock.platform.internal", "io.crossdock.platform.start"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.StartProgress"))
    @ConfigurationPropertiesScan({"io.crossdock.platform", "io.crossdock.access"})
    static class CommandGround {

        @Bean
        Engine engine(DataSource database, Clock clock, @Qualifier("machineClock") Clock machine, Ids ids) {
            var parts = new Engine.Parts(database, clock, machine, ids, (tx, problems) -> {}, List.of(), List.of());
            return new Engine(EngineSettings.DEFAULT, parts);
        }

        /** The server checks the settings of its other modules; here they pass. */
        @Bean
        SettingKeys settingsOfOthers(ConfigurableEnvironment environment) {
            var keys = environment.getPropertySources().stream()
                    .filter(EnumerablePropertySource.class::isInstance)
                    .flatMap(source -> Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames()))
                    .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("crossdock"))
                    .collect(Collectors.toSet());
            return () -> keys;
        }

        @Bean
        AccessTable accessTable(AccessSettings settings) {
            return new AccessTable(settings);
        }

        @Bean
        StoredAccessKeys accessKeys(AccessTable table, @Qualifier("machineClock") Clock machine) {
            return new StoredAccessKeys(table, machine);
        }
    }
}
