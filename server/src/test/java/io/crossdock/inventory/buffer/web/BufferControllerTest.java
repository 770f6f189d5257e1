package io.crossdock.inventory.buffer.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BufferControllerTest {

    private final RunningServer server = RunningServer.ground();

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void refusesTwoPoliciesOfOneNodeAndTwoOfAllNodes() {
        for (var node : new String[] {"", "\"node\": \"S001\", "}) {
            var policy = "{" + node + "\"enabled\": false, \"unitsMax\": 1, \"percentMax\": 1, \"riskPercent\": 1}";

            var answer = server.put("/v1/stock/buffer-policies", "{\"policies\": [" + policy + ", " + policy + "]}");

            assertThat(answer.status()).as(answer.text()).isEqualTo(422);
            assertThat(answer.json().at("/violations/0/code").asString()).isEqualTo("duplicate");
            assertThat(answer.json().at("/violations/0/pointer").asString()).isEqualTo("/policies/1/node");
        }
    }

    @Test
    void refusesParametersThatCanNotBeReadOnEveryList() {
        var problems = new String[] {"%00", "%ED%A0%80"};
        for (var list : new String[] {"orders?channel=", "cart-holds?sku=", "stock/parked?feed=", "cases?subject="}) {
            for (var problem : problems) {
                assertThat(server.get("/v1/" + list + problem).status())
                        .as(list + problem)
                        .isEqualTo(400);
            }
        }
    }
}
