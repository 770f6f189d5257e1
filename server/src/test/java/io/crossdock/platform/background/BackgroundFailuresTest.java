package io.crossdock.platform.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When work that goes on failing is told; FailingSweepTest has the rest. */
final class BackgroundFailuresTest {

    @Test
    void whatGoesOnFailingIsToldAgainMoreAndMoreRarely() {
        assertThat(IntStream.rangeClosed(1, 100).filter(BackgroundFailures::isTold))
                .containsExactly(3, 6, 12, 24, 48, 96);
    }
}
