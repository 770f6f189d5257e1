package io.crossdock.world.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void readsTheCommandOfTheReadme() {
        DemoOptions options =
                Arguments.demo(List.of("--orders", "5000", "--seed", "8", "--headless", "--faults", "harsh"));

        assertThat(options.orders()).isEqualTo(5_000);
        assertThat(options.seed()).isEqualTo(8);
        assertThat(options.headless()).isTrue();
        assertThat(options.faults().name()).isEqualTo("harsh");
        assertThat(options.data()).isNull();
    }

    @Test
    void chaosOrdersAHundredTimesAsOftenAsItKills() {
        DemoOptions options = Arguments.chaos(List.of("--kills", "5", "--seed", "3", "--target", "both"));

        assertThat(options.kills()).isEqualTo(5);
        assertThat(options.orders()).isEqualTo(500);
        assertThat(options.target()).isEqualTo(DemoOptions.Target.BOTH);
    }

    @Test
    void aValueMayFollowAnEqualsSign() {
        DemoOptions options = Arguments.demo(List.of("--port=18250", "--world-port", "18251"));

        assertThat(options.port()).isEqualTo(18_250);
        assertThat(options.worldPort()).isEqualTo(18_251);
        assertThat(options.smtpPort()).isEqualTo(9_025);
    }

    @Test
    void theLaunchersHelpHasEveryFlag() throws IOException {
        String launcher = Files.readString(Path.of("..", "crossdock"));

        assertThat(Arguments.flags()).isNotEmpty().allMatch(launcher::contains);
    }

    @Test
    void saysWhatIsWrongAndEndsWithTwo() {
        assertThatThrownBy(() -> Arguments.demo(List.of("--orders", "many")))
                .hasMessage("--orders needs a number, not many");
        assertThatThrownBy(() -> Arguments.demo(List.of("--colour")))
                .hasMessage("unknown option --colour; ./crossdock help lists all");
        assertThatThrownBy(() -> Arguments.demo(List.of("--server.port=18250")))
                .hasMessage("unknown option --server.port: use --port");
        assertThatThrownBy(() -> Arguments.demo(List.of("--crossdock.engine.workers=4")))
                .hasMessage("unknown option --crossdock.engine.workers: the demo sets the server's settings itself;"
                        + " ./crossdock run takes them");
        assertThatThrownBy(() -> Arguments.demo(List.of("--port", "70000")))
                .hasMessage("--port must be from 0 to 65535, not 70000");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThat(Demo.run(List.of("--faults", "awful"), new PrintStream(out, true, StandardCharsets.UTF_8)))
                .isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("crossdock: --faults must be none, default or harsh, not awful" + System.lineSeparator());
    }
}
