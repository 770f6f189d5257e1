package io.crossdock.connectors.internal;

import io.crossdock.platform.CrossdockSettings;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The systems as settings name them, over one HTTP client. */
@Configuration(proxyBeanMethods = false)
class ConnectorSystems {

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
    AdyenProvider adyen(CrossdockSettings settings, HttpClient client, Clock clock) {
        return new AdyenProvider(new RemoteSystem("adyen", settings.adyen().url(), client, clock), settings.adyen());
    }

    @Bean
    HttpNodeSystem nodeSystem(CrossdockSettings settings, HttpClient client, Clock clock) {
        return new HttpNodeSystem(new RemoteSystem("nodes", settings.nodes().url(), client, clock));
    }

    @Bean
    EasyPostCarrier carrier(CrossdockSettings settings, HttpClient client, Clock clock) {
        return new EasyPostCarrier(
                new RemoteSystem("carriers", settings.carriers().url(), client, clock));
    }
}
