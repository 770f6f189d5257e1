package io.crossdock.world.retailer;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.world.Seed;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class CatalogTest {

    @Test
    void scarceGoodsHaveSubstitutesThatAreNotScarce() {
        var catalog = Catalog.of(new Seed(7), 2_000);
        var ranks = new HashMap<String, Integer>();
        catalog.skus().forEach(sku -> ranks.put(sku.code(), ranks.size()));

        assertThat(catalog.substitutes()).hasSize(40).allSatisfy(s -> {
            int rank = ranks.get(s.sku());
            assertThat(catalog.scarce(rank)).isTrue();
            assertThat(s.skus()).hasSize(2).doesNotContain(s.sku()).allSatisfy(other -> {
                assertThat(catalog.scarce(ranks.get(other))).isFalse();
                assertThat(ranks.get(other) % 20).as("the same kind").isEqualTo(rank % 20);
                assertThat(catalog.skus().get(ranks.get(other)).unit()).isEqualTo("each");
            });
        });
    }
}
