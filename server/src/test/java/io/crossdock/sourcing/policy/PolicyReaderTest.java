package io.crossdock.sourcing.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.crossdock.engine.document.DocumentFault;
import io.crossdock.sourcing.Policies;
import org.junit.jupiter.api.Test;

final class PolicyReaderTest {

    @Test
    void readsTheShippedPolicies() {
        var policy = Policies.shipped();

        assertThat(policy.splitMinor()).isEqualTo(250);
        assertThat(policy.rateCard().services().keySet())
                .containsExactly("digital", "express", "pickup", "same-day", "standard");
        assertThat(policy.rateCard().zones()).isEqualTo(8);
        assertThat(policy.rateCard().services().get("standard").price(0, 250)).isEqualTo(389);
        assertThat(policy.rateCard().services().get("standard").price(7, 251)).isEqualTo(569);
    }

    @Test
    void chargesSeveralParcelsBeyondTheLastStep() {
        var service = Policies.COARSE.rateCard().services().get("standard");

        assertThat(service.price(0, 0)).isEqualTo(500);
        assertThat(service.price(0, 3000)).isEqualTo(800);
        assertThat(service.price(0, 3001)).isEqualTo(1300);
        assertThat(service.price(1, 7500)).isEqualTo(3000);
    }

    @Test
    void refusesWithAllFaultsAtOnce() {
        var card = """
                currency: Dollars
                zones: [{ zone: 1, upToKm: 500 }, { zone: 3, upToKm: 400 }]
                services:
                  standard:
                    transitDays: [1]
                    prices:
                      - { upToGrams: 1000, minor: [500, -1] }
                      - { upToGrams: 900, minor: [800, 900] }
                """;

        assertThatThrownBy(() -> PolicyReader.read(card, "splitMinor: much"))
                .asInstanceOf(type(InvalidPolicy.class))
                .satisfies(refused -> assertThat(refused.faults())
                        .extracting(DocumentFault::path)
                        .containsExactly(
                                "/rate-card/currency",
                                "/rate-card/zones/1/upToKm",
                                "/rate-card/zones/1/zone",
                                "/rate-card/services/standard/transitDays",
                                "/rate-card/services/standard/prices/0/minor/1",
                                "/rate-card/services/standard/prices/1/upToGrams",
                                "/sourcing/splitMinor"));
    }

    @Test
    void refusesPricesThatFallWithDistanceOrWeight() {
        var card = """
                currency: USD
                zones: [{ zone: 1, upToKm: 10 }, { zone: 2 }]
                services:
                  standard:
                    transitDays: [1, 2]
                    prices:
                      - { upToGrams: 1000, minor: [500, 499] }
                      - { upToGrams: 2000, minor: [490, 499] }
                """;

        assertThatThrownBy(() -> PolicyReader.read(card, "splitMinor: 0"))
                .asInstanceOf(type(InvalidPolicy.class))
                .satisfies(refused -> assertThat(refused.faults())
                        .extracting(DocumentFault::path)
                        .containsExactly(
                                "/rate-card/services/standard/prices/0/minor/1",
                                "/rate-card/services/standard/prices/1/minor/0"));
    }

    @Test
    void refusesWhatIsNotYaml() {
        assertThatThrownBy(() -> PolicyReader.read("a: [", "splitMinor: 0")).isInstanceOf(InvalidPolicy.class);
    }
}
