package io.crossdock.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "30s, PT30S", "5m, PT5M", "36h, PT36H", "7d, PT168H", "999999s, PT999999S"})
    void readsWhatDocumentsWrite(String text, Duration duration) {
        assertThat(DurationText.valid(text)).isTrue();
        assertThat(DurationText.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "0s", "05m", "-1s", "1.5h", "5 m", "5M", "1h30m", "1000000s", "1w"})
    void refusesEverythingElse(String text) {
        assertThat(DurationText.valid(text)).isFalse();
        assertThatThrownBy(() -> DurationText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("not " + text);
    }

    /** Durations are written in the largest unit that divides them. */
    @ParameterizedTest
    @CsvSource({"PT0.25S, 250ms", "PT59S, 59s", "PT60S, 1m", "PT90S, 90s", "PT90M, 90m", "PT36H, 36h", "PT48H, 2d"})
    void printsThemShort(Duration duration, String text) {
        assertThat(DurationText.print(duration)).isEqualTo(text);
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        var retry = new ProcessStage.Retry(50, Duration.ofSeconds(2), Duration.ofSeconds(15), "down");

        assertThat(retry.pause(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(retry.pause(2)).isEqualTo(Duration.ofSeconds(4));
        assertThat(retry.pause(3)).isEqualTo(Duration.ofSeconds(8));
        assertThat(retry.pause(4)).isEqualTo(Duration.ofSeconds(15));
        assertThat(retry.pause(49)).as("no overflow").isEqualTo(Duration.ofSeconds(15));
    }
}
