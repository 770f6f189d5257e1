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

/** The systems that settings connect, over one HTTP client. */
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
     * Rows from before systems had names get the default's: migrations read them as {@code crossdock.payment_provider}
     * and {@code crossdock.node_system}. A name has letters and digits only.
     */
    @Bean
    FlywayConfigurationCustomizer systemsOfOldRows(ConnectorSettings settings) {
        var names = "set crossdock.payment_provider = '" + settings.byDefault(ConnectorPort.PAYMENTS)
                + "'; set crossdock.node_system = '" + settings.byDefault(ConnectorPort.NODES) + "'";
        return flyway -> flyway.initSql(flyway.getInitSql() == null ? names : flyway.getInitSql() + "; " + names);
    }
}
