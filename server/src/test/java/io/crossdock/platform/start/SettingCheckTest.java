package io.crossdock.platform.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.platform.CrossdockSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;

/** Settings that nothing reads stop the start, wherever they stand. */
class SettingCheckTest {

    /** A module's own settings: one key, and one that moved. */
    private static final SettingKeys CHANNELS = new SettingKeys() {
        @Override
        public Set<String> keys() {
            return Set.of("crossdock.channels.a.secret");
        }

        @Override
        public Map<String, String> moved() {
            return Map.of("crossdock.adyen.url", "crossdock.connectors.payments.adyen.url");
        }
    };

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            engin.workers            | there is no setting crossdock.engin.workers, did you mean ROOT.engine.workers?
            engine.wokrers           | there is no setting crossdock.engine.wokrers, did you mean ROOT.engine.workers?
            channels.a.secrt | there is no setting crossdock.channels.a.secrt, did you mean ROOT.channels.a.secret?
            adyen.url                | crossdock.adyen.url is now ROOT.connectors.payments.adyen.url
            moon                     | there is no setting crossdock.moon
            """)
    void aFlagThatNothingReadsIsNamedWithTheNearestSetting(String key, String told) {
        assertThatThrownBy(() -> check(new SimpleCommandLinePropertySource("--crossdock." + key + "=1")))
                .isInstanceOf(StartFault.class)
                .hasMessage(told.replace("ROOT", "crossdock") + " (all settings: docs/reference/settings.md)");
    }

    /** What operators are told to set of Spring Boot. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            server.prot       | there is no setting server.prot, did you mean server.port?
            spring.mail.hots  | there is no setting spring.mail.hots, did you mean spring.mail.host?
            """)
    void aTypingErrorInASettingOfSpringBootIsNamed(String key, String told) {
        assertThatThrownBy(() -> check(new SimpleCommandLinePropertySource("--" + key + "=1")))
                .hasMessage(told + " (all settings: docs/reference/settings.md)");
    }

    @Test
    void variablesAreNamedAsTheyWereWritten() {
        var variables = Map.<String, Object>of(
                "CROSSDOCK_ENGIN_WORKERS", "4",
                "CROSSDOCK_ADYEN_URL", "http://x",
                "CROSSDOCK_ENGINE_BATCH", "64",
                "CROSSDOCK_DATABASE_START_SECONDS", "5",
                "CROSSDOCK_DATABASE_STARTSECONDS", "5",
                "CROSSDOCK_JAVA_HOME", "/opt/java",
                "CROSSDOCK_URL", "http://x",
                "CROSSDOCKED", "no setting of ours");

        assertThatThrownBy(() -> check(new SystemEnvironmentPropertySource("variables", variables)))
                .hasMessage("CROSSDOCK_ADYEN_URL is now CROSSDOCK_CONNECTORS_PAYMENTS_ADYEN_URL; there is no setting"
                        + " CROSSDOCK_ENGIN_WORKERS, did you mean CROSSDOCK_ENGINE_WORKERS? (all settings:"
                        + " docs/reference/settings.md)");
    }

    @Test
    void aFileIsCheckedToo(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("application.yaml"), """
                server.port: 8081
                crossdock:
                  engine: { workers: 4, bach: 64 }
                """);

        assertThatThrownBy(() -> check(new YamlPropertySourceLoader()
                        .load("file", new FileSystemResource(file))
                        .getFirst()))
                .hasMessageContaining("no setting crossdock.engine.bach, did you mean crossdock.engine.batch?");
    }

    @Test
    void settingsOfCrossdockAndOfSpringBootPass() {
        assertThatCode(() -> check(new MapPropertySource(
                        "flags",
                        Map.of(
                                "crossdock.database.start-seconds", 5,
                                "crossdock.database.startSeconds", 5,
                                "crossdock.channels.a.secret", "s",
                                "server.port", 8081,
                                "server.tomcat.threads.max", 9,
                                "spring.mail.properties.mail.smtp.auth", true,
                                "spring.mail.host", "mail"))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            --port=9000             | there is no setting --port: use --server.port=PORT
            --prot=9000             | there is no setting --prot (all settings: docs/reference/settings.md)
            8080                    | '8080' is no setting: write --KEY=VALUE, as in --server.port=8080
            --crossdock.engine.batch | --crossdock.engine.batch has no value: write --crossdock.engine.batch=VALUE
            """)
    void anArgumentThatIsNoSettingIsRefused(String argument, String told) {
        assertThatThrownBy(() -> StartArguments.check("--server.port=1", "--debug", argument))
                .isInstanceOf(StartFault.class)
                .hasMessage(told);
    }

    private static void check(PropertySource<?> source) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(other -> environment.getPropertySources().remove(other.getName()));
        environment.getPropertySources().addFirst(source);
        ConfigurationPropertySources.attach(environment);
        var beans = new DefaultListableBeanFactory();
        beans.registerBeanDefinition("crossdock-settings", new RootBeanDefinition(CrossdockSettings.class));
        new SettingCheck(environment, beans, List.of(CHANNELS));
    }
}
