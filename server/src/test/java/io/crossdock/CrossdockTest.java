package io.crossdock;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.RunningServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole server starts on an empty database. */
@Tag("slow")
class CrossdockTest {

    @Test
    void startsOnAnEmptyDatabaseAndServesEveryModule() {
        try (var server = RunningServer.start()) {
            assertThat(server.get("/health").status()).isEqualTo(200);
            assertThat(server.get("/v1/nodes").status()).isEqualTo(200);
            assertThat(server.get("/v1/orders").status()).isEqualTo(200);
            assertThat(server.get("/v1/cases?state=open").status()).isEqualTo(200);
            assertThat(server.get("/v1/openapi.json").json().get("paths").propertyNames())
                    .contains("/v1/orders", "/v1/skus");
        }
    }
}
