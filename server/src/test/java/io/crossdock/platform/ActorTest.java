package io.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.support.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActorTest {

    private static Actor named(String name) {
        return Actor.of(List.of(new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)));
    }

    private static void refused(String name, String why) {
        assertThatThrownBy(() -> named(name))
                .isInstanceOfSatisfying(
                        Refused.class,
                        r -> assertThat(r.violations())
                                .extracting(Violation::message)
                                .singleElement()
                                .asString()
                                .contains(why));
    }

    @Test
    void theLauncherKnowsTheNamesThatAreNotForOthers() throws IOException {
        var launcher = Files.readString(Repository.root().resolve("crossdock"));

        var known = Pattern.compile("^OWN_NAMES=['\"](?:\\$OWN_NAMES )?(.*)['\"]$", Pattern.MULTILINE)
                .matcher(launcher)
                .results()
                .flatMap(line -> Stream.of(line.group(1).split(" ")));

        assertThat(known).containsExactlyInAnyOrderElementsOf(Actor.OWN);
    }

    @Test
    void namesInAnyScriptAreReadFromUtf8() {
        assertThat(named(" Łukasz 李 ").named()).isEqualTo("Łukasz 李");
    }

    @Test
    void namesInLatin1AreReadAsSuch() {
        assertThat(Actor.of(List.of("Zoë")).named()).isEqualTo("Zoë");
    }

    @Test
    void oneNameIsOneHoweverItIsWritten() {
        assertThat(named("Zoe\u0308")).isEqualTo(named("Zoë"));
    }

    @Test
    void whoNamesNobodyIsTheApi() {
        assertThat(Actor.of(List.of())).isEqualTo(new Actor("api", false));
        assertThat(Actor.of(List.of("  "))).isEqualTo(new Actor("api", false));
        assertThatThrownBy(() -> Actor.of(List.of()).named()).isInstanceOf(Refused.class);
    }

    @Test
    void twoNamesAreRefused() {
        assertThat(Actor.of(List.of("berta", "berta", "")).named()).isEqualTo("berta");
        assertThatThrownBy(() -> Actor.of(List.of("berta", "anna"))).isInstanceOf(Refused.class);
    }

    @Test
    void aNameThatIsTooLongIsRefused() {
        assertThat(named("李".repeat(100)).named()).hasSize(100);
        refused("李".repeat(101), "at most 100 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ber\tta", "ber\u0085ta", "ber\u200bta", "\u202eatreb", "ber\u2028ta", "\ue000"})
    void aNameWithCharactersThatNobodySeesIsRefused(String name) {
        refused(name, "that nobody sees");
    }

    @ParameterizedTest
    @ValueSource(strings = {"engine", "Engine", "timers", "connectors", "api", "operator"})
    void nobodyActsAsCrossdockItself(String name) {
        refused(name, "under which Crossdock itself acts");
    }
}
