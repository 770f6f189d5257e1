package io.crossdock.world.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
    void saysWhatIsWrongAndEndsWithTwo() {
        assertThatThrownBy(() -> Arguments.demo(List.of("--orders", "many")))
                .hasMessage("--orders needs a number, not many");
        assertThatThrownBy(() -> Arguments.demo(List.of("--colour"))).hasMessage("unknown option --colour");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThat(Demo.run(List.of("--faults", "awful"), new PrintStream(out, true, StandardCharsets.UTF_8)))
                .isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("--faults must be none, default or harsh, not awful" + System.lineSeparator());
    }
}
