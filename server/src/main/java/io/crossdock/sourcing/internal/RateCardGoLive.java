package io.crossdock.sourcing.internal;

import io.crossdock.engine.Tx;
import io.crossdock.platform.CrossdockSettings;
import io.crossdock.platform.golive.GoLiveCheck;
import io.crossdock.platform.golive.GoLiveItem;
import io.crossdock.platform.golive.GoLiveStep;
import io.crossdock.sourcing.policy.PolicyReader;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells whether the rate card is still the example that ships with Crossdock. */
@Component
final class RateCardGoLive implements GoLiveCheck {

    private final boolean example;

    /** The file is read once, at the start, as sourcing does. */
    RateCardGoLive(CrossdockSettings settings) {
        this.example = PolicyReader.exampleRateCard(settings);
    }

    @Override
    public List<GoLiveItem> check(Tx tx) {
        return List.of(
                example
                        ? GoLiveItem.attention(
                                GoLiveStep.RATE_CARD,
                                "policies/rate-card.yaml is the example with made-up prices in USD: sourcing chooses"
                                        + " nodes and services by them",
                                "Write your carriers' prices into the file, remove 'example: true', and start again")
                        : GoLiveItem.done(GoLiveStep.RATE_CARD, "policies/rate-card.yaml has your own prices"));
    }
}
