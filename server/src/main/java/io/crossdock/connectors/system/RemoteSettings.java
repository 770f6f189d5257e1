package io.crossdock.connectors.system;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Settings of calls to a connected system of any kind. */
public record RemoteSettings(
        @SettingMeaning("base URL, without a slash at the end; every named system needs one") @Nullable
        URI url,

        @SettingMeaning(
                "longest time of a call, including the wait for its turn, in milliseconds of machine time, 100 to 4000")
        @DefaultValue("4000")
        int callMillis,

        @SettingMeaning("most calls that begin in a second, 0 to 10000; 0 for no limit") @DefaultValue("0")
        int callsPerSecond,

        @SettingMeaning("failures in a row after which calls pause, 1 to 10000") @DefaultValue("50")
        int failuresMax,

        @SettingMeaning("how long they pause, in seconds of business time, 1 to 3600") @DefaultValue("10")
        int pauseSeconds) {

    public RemoteSettings {
        if (url == null) {
            throw new WrongSetting("url is missing");
        }
        if (url.getScheme() == null || !url.getScheme().matches("https?") || url.getHost() == null) {
            throw new WrongSetting("url must be a http URL, not " + url);
        }
        within("call-millis", callMillis, 100, 4_000);
        within("calls-per-second", callsPerSecond, 0, 10_000);
        within("failures-max", failuresMax, 1, 10_000);
        within("pause-seconds", pauseSeconds, 1, 3_600);
    }

    private static void within(String key, int value, int min, int max) {
        if (value < min || value > max) {
            throw new WrongSetting(key + " must be from " + min + " to " + max + ", not " + value);
        }
    }

    Duration callMax() {
        return Duration.ofMillis(callMillis);
    }

    Duration pause() {
        return Duration.ofSeconds(pauseSeconds);
    }
}
