package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Finding orders by where their goods are, what they have and when they were placed. All were placed at 10:15:30. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderFiltersTest {

    private final Shop shop = new Shop();
    private String mugs;
    private String moreMugs;
    private String bowl;

    @BeforeAll
    void place() {
        shop.node("NEAR", 10);
        shop.node("FAR", 500);
        shop.sku("MUG");
        shop.sku("BOWL");
        shop.stock("MUG", "NEAR", 9);
        shop.stock("BOWL", "FAR", 9);
        mugs = shop.collected("F-1", "MUG", 1);
        moreMugs = shop.collected("F-2", "MUG", 2);
        bowl = shop.collected("F-3", "BOWL", 1);
        for (var order : List.of(mugs, moreMugs)) {
            shop.fulfillment(order, "NEAR", "at-node");
        }
        shop.fulfillment(bowl, "FAR", "at-node");
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void byNode() {
        assertThat(found("node=NEAR")).containsExactly(moreMugs, mugs);
        assertThat(found("node=FAR")).containsExactly(bowl);
        assertThat(found("node=NOWHERE")).isEmpty();
        assertThat(found("node=NEAR&q=f-1")).containsExactly(mugs);
        assertThat(found("node=NEAR&stage=in-fulfillment")).containsExactly(moreMugs, mugs);
        assertThat(found("node=NEAR&stage=canceling")).isEmpty();
        assertThat(found("node=NEAR&limit=1&cursor=" + moreMugs)).containsExactly(mugs);
    }

    @Test
    void bySku() {
        assertThat(found("sku=mug")).containsExactly(moreMugs, mugs);
        assertThat(found("sku=MUG&limit=1")).containsExactly(moreMugs);
        assertThat(found("sku=MUG&node=FAR")).isEmpty();
        assertThat(found("sku=BOWL&state=open&channel=web")).containsExactly(bowl);
        assertThat(found("sku=BOW")).isEmpty();
    }

    @Test
    void byTheTimeOfPlacement() {
        assertThat(found("from=2026-11-23T10:15:30Z")).containsExactly(bowl, moreMugs, mugs);
        assertThat(found("to=2026-11-23T10:15:30Z")).isEmpty();
        assertThat(found("from=2026-11-23T11:15:30%2B01:00&to=2026-11-24T00:00:00Z&limit=2&cursor=" + bowl))
                .containsExactly(moreMugs, mugs);
        assertThat(found("to=2026-11-24T00:00:00Z&node=FAR")).containsExactly(bowl);

        var wrong = shop.server.get("/v1/orders?from=2026-11-23&till=x");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("/till");
        assertThat(shop.server.get("/v1/orders?from=2026-11-23").text()).contains("/from", "2026-11-23T10:00:00Z");
    }

    private List<String> found(String query) {
        var answer = shop.server.get("/v1/orders?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json()
                .path("items")
                .valueStream()
                .map(order -> order.path("id").stringValue())
                .toList();
    }
}
