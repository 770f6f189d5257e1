package io.crossdock.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepairedTextTest {

    @Test
    void leavesTextThatCanBeStoredAlone() {
        for (var text : new String[] {"", "Mug", "Zoë", "😀😀", "\u0001\t\n", "\uFFFD"}) {
            assertThat(RepairedText.of(text)).isSameAs(text);
        }
    }

    @Test
    void replacesNulAndHalvesOfCharacters() {
        assertThat(RepairedText.of("a\0b")).isEqualTo("a\uFFFDb");
        assertThat(RepairedText.of("\uD800")).isEqualTo("\uFFFD");
        assertThat(RepairedText.of("\uDC00x")).isEqualTo("\uFFFDx");
        assertThat(RepairedText.of("😀\uD83D")).isEqualTo("😀\uFFFD");
        assertThat(RepairedText.of("\uD83D😀\uDE00\0")).isEqualTo("\uFFFD😀\uFFFD\uFFFD");
    }
}
