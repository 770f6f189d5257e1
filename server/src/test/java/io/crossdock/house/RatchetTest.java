package io.crossdock.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RatchetTest {

    @Test
    void aFigureAboveItsLimitFails() {
        assertThat(new Ratchet("names.in-ing", 25).verdict(26)).isEqualTo("names.in-ing is 26, may be 25");
        assertThat(new Ratchet("names.in-ing", 25).verdict(25)).isEmpty();
    }

    @Test
    void aLimitThatIsLooserThanItsFigureFails() {
        assertThat(new Ratchet("names.in-ing", 25).verdict(24))
                .startsWith("names.in-ing got better: write 24 in place of 25");
        assertThat(new Ratchet("columns-over-120.java", 3_000).verdict(2_950)).isEmpty();
        assertThat(new Ratchet("columns-over-120.java", 3_000).verdict(2_930)).contains("got better");
    }

    @Test
    void whatIsNotListedMayNotBe() {
        assertThat(Ratchet.verdicts("packages", Map.of("a", 30, "b", 26), Map.of("a", 30, "c", 27)))
                .hasSize(2)
                .anyMatch(verdict -> verdict.equals("packages.c is 27, may be 0"))
                .anyMatch(verdict -> verdict.startsWith("packages.b got better"));
    }
}
