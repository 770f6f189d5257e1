package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes a page's command fail, and what does not. */
class MarkdownPageTest {

    private static final String PAGE = """
            # A page

            <!-- test: 409 -->
            ```sh
            curl -s $CROSSDOCK_URL/v1/orders
            ```

            ```json
            {"id": "O103050", …, "at": "2026-11-29T10:00:00Z"}
            ```

            1. A step

               <!-- test: not run, it is a build -->
               ```sh
               mvn test
               ```

                curl -s http://127.0.0.1:8080/v1/orders

            ```yaml
            ./crossdock demo
            ```
            """;

    @TempDir
    private Path folder;

    @Test
    void readsCommandsWithTheirNotesAndAnswers() {
        var page = MarkdownPage.parse("page.md", PAGE.lines().toList());

        assertThat(page.commands()).hasSize(2);
        var first = page.commands().getFirst();
        assertThat(first.place()).isEqualTo("page.md:4");
        assertThat(first.text()).isEqualTo("curl -s $CROSSDOCK_URL/v1/orders\n");
        assertThat(first.statusExpected()).isEqualTo(409);
        assertThat(page.commands().getLast().text()).isEqualTo("mvn test\n");
        assertThat(page.commands().getLast().reasonNotToRun()).isEqualTo("it is a build");
    }

    @Test
    void findsCommandsThatNoTestWouldRun() {
        assertThat(MarkdownPage.parse("page.md", PAGE.lines().toList()).strays())
                .containsExactly("page.md:19 curl -s http://127.0.0.1:8080/v1/orders", "page.md:22 ./crossdock demo");
    }

    @Test
    void anAnswerMayDifferInIdsAndTimesOnly() {
        var command =
                MarkdownPage.parse("page.md", PAGE.lines().toList()).commands().getFirst();

        assertThat(command.answeredBy("{\"id\":\"O7777\",\"units\":3,\"at\":\"2027-01-01T00:00:00.5Z\"}"))
                .isTrue();
        assertThat(command.answeredBy("{\"id\":\"F7777\",\"units\":3}")).isFalse();
    }

    @Test
    void aCommandThatFailsInTheMiddleFailsItsBlock() {
        try (var shell = new PageShell(folder, folder, Map.of())) {
            assertThat(shell.run("false\ntrue\n").exit()).isEqualTo(1);
            assertThat(shell.run("false | cat\ntrue\n").exit()).isEqualTo(1);
            assertThat(shell.run("X=$(exit 3)\ntrue\n").exit()).isEqualTo(3);
            assertThat(shell.run("until true; do false; done\n").exit()).isZero();
            assertThat(shell.run("curl -s http://127.0.0.1:1/health\ntrue\n").exit())
                    .isEqualTo(7);
        }
    }

    @Test
    void variablesLastFromBlockToBlock() {
        try (var shell = new PageShell(folder, folder, Map.of("GIVEN", "given"))) {
            shell.run("export SET=\"$GIVEN and set\"\n");

            assertThat(shell.run("echo \"$SET\"\n").out()).isEqualTo("given and set\n");
        }
    }

    @Test
    void whatAPageStartsEndsWithItsShell() {
        long started;
        try (var shell = new PageShell(folder, folder, Map.of())) {
            shell.start("sleep 300\n");
            started = Long.parseLong(shell.run("echo $!\n").out().strip());
            assertThat(ProcessHandle.of(started)).isPresent();
        }

        assertThat(ProcessHandle.of(started).filter(ProcessHandle::isAlive)).isEmpty();
    }
}
