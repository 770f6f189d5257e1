package io.crossdock.connectors.internal;

import io.crossdock.connectors.system.ConnectorKind;
import io.crossdock.connectors.system.ConnectorPort;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Makes the connected systems, with one HTTP client for all. */
@Configuration(proxyBeanMethods = false)
class ConnectorConfiguration {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(2);

    @Bean(destroyMethod = "shutdownNow")
    HttpClient connectorClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_MAX)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    @Bean
    ConnectorSettings connectorSettings(Environment environment) {
        return new ConnectorSettings(environment);
    }

    @Bean
    ConnectedSystems connectedSystems(
            ConnectorSettings settings, List<ConnectorKind<?, ?>> kinds, HttpClient client, Clock clock) {
        return new ConnectedSystems(settings, kinds, client, clock);
    }

    /**
     * Gives migrations the names of the default systems, for rows from before systems had names, as the settings
     * {@code crossdock.payment_provider} and {@code crossdock.node_system}. Names have only letters and digits, so they
     * need no quoting.
     */
    @Bean
    FlywayConfigurationCustomizer systemsOfOldRows(ConnectorSettings settings) {
        var names = "set crossdock.payment_provider = '" + settings.byDefault(ConnectorPort.PAYMENTS)
                + "'; set crossdock.node_system = '" + settings.byDefault(ConnectorPort.NODES) + "'";
        return flyway -> flyway.initSql(flyway.getInitSql() == null ? names : flyway.getInitSql() + "; " + names);
    }
}
