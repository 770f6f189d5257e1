package io.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.shared.Refused;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ActorTest {

    private static String asHeader(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Test
    void namesInAnyScriptAreReadFromUtf8() {
        assertThat(Actor.required(asHeader(" Łukasz 李 "))).isEqualTo("Łukasz 李");
    }

    @Test
    void namesInLatin1AreReadAsSuch() {
        assertThat(Actor.required("Zoë")).isEqualTo("Zoë");
    }

    @Test
    void aMissingNameIsTheOtherOneOrRefused() {
        assertThat(Actor.or(null, "api")).isEqualTo("api");
        assertThat(Actor.or("  ", "api")).isEqualTo("api");
        assertThatThrownBy(() -> Actor.required(" ")).isInstanceOf(Refused.class);
    }

    @Test
    void aNameThatIsTooLongIsRefused() {
        assertThat(Actor.required(asHeader("李".repeat(100)))).hasSize(100);
        assertThatThrownBy(() -> Actor.required(asHeader("李".repeat(101)))).isInstanceOf(Refused.class);
    }
}
