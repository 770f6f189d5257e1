package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.crossdock.postgres.EmbeddedPostgres;
import io.crossdock.postgres.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every command of every page as printed, page by page, on the system that the page starts: the demo with its
 * flags, or {@code ./crossdock run}. The address {@code http://127.0.0.1:8080} is replaced by that of the test's
 * system. {@code -Dpages=REGEX} runs some pages only.
 */
@Order(2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageCommandsTest {

    private static final Path ROOT = TrialCheckout.root();
    private static final String PRINTED = "http://127.0.0.1:8080";
    private static final Pattern SELECTED = Pattern.compile(System.getProperty("pages", ".*"));
    private static final Set<String> LEFT_OUT =
            Set.of(".git", ".crossdock", "node_modules", "target", "CHANGELOG.md", "adr");
    private static final Pattern LAUNCHED = Pattern.compile("\\./crossdock ([a-z][a-z-]*)");
    private static final int FIRST_PORT = 20_000;

    private @Nullable TrialCheckout checkout;
    private @Nullable TrialDemo demo;
    private @Nullable String demoFlags;

    @BeforeAll
    void open() {
        checkout = new TrialCheckout();
    }

    @AfterAll
    void close() {
        if (demo != null) {
            demo.close();
        }
        if (checkout != null) {
            checkout.close();
        }
    }

    /** Pages of the default demo first, so that it starts once; the one that kills its server is the last of them. */
    static List<MarkdownPage> pages() {
        return files(ROOT)
                .map(file -> MarkdownPage.read(ROOT, file))
                .filter(page -> !page.commands().isEmpty())
                .filter(page -> SELECTED.matcher(page.name()).find())
                .sorted(Comparator.comparing(PageCommandsTest::system)
                        .thenComparing(page -> page.name().equals("docs/start.md"))
                        .thenComparing(MarkdownPage::name))
                .toList();
    }

    private static Stream<Path> files(Path folder) {
        try (var children = Files.list(folder)) {
            return children.filter(path -> !LEFT_OUT.contains(path.getFileName().toString())).sorted().toList().stream()
                    .flatMap(path -> Files.isDirectory(path) ? files(path) : Stream.of(path))
                    .filter(path -> path.toString().endsWith(".md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The system that a page starts: the flags of its demo, or {@code run}; the default demo if it starts none. */
    private static String system(MarkdownPage page) {
        return page.commands().stream()
                .map(PageCommand::starts)
                .filter(started -> !started.isEmpty())
                .findFirst()
                .orElse("demo");
    }

    @Test
    void everyCommandStandsWhereATestFindsIt() {
        var pages = files(ROOT).map(file -> MarkdownPage.read(ROOT, file)).toList();

        assertThat(pages.stream().flatMap(page -> page.strays().stream()))
                .as("commands outside of ```sh blocks")
                .isEmpty();
        assertThat(pages.stream()
                        .flatMap(page -> page.commands().stream())
                        .filter(command -> !command.noteIsKnown())
                        .map(command -> command.place() + " " + command.note()))
                .as("notes that no test understands")
                .isEmpty();
    }

    @Test
    void everyCommandOfTheLauncherThatAPageNamesExists() throws IOException {
        var help = new String(new ProcessBuilder("./crossdock", "help")
                .directory(ROOT.toFile())
                .start()
                .getInputStream()
                .readAllBytes());

        var unknown = new TreeSet<String>();
        for (var file : files(ROOT).toList()) {
            LAUNCHED.matcher(Files.readString(file))
                    .results()
                    .map(named -> named.group(1))
                    .filter(word -> !help.contains("\n  " + word + " ") && !help.contains("\n  " + word + "\n"))
                    .forEach(word -> unknown.add(ROOT.relativize(file) + ": ./crossdock " + word));
        }

        assertThat(help).contains("\n  demo ");
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void runsAsPrinted(MarkdownPage page) {
        var system = system(page);
        if (system.equals("run")) {
            try (var postgres = EmbeddedPostgres.temporary(Options.standard())) {
                int port = freePort();
                var environment = new HashMap<String, String>();
                environment.put("SERVER_PORT", Integer.toString(port));
                environment.put("CROSSDOCK_DATABASE_URL", postgres.url());
                environment.put("CROSSDOCK_DATABASE_USER", postgres.user());
                environment.put("CROSSDOCK_DATABASE_PASSWORD", postgres.password());
                run(page, "http://127.0.0.1:" + port, environment);
            }
        } else {
            run(page, address(system), Map.of());
        }
    }

    private String address(String flags) {
        if (!flags.equals(demoFlags)) {
            if (demo != null) {
                demo.close();
                demo = null;
            }
            var words = List.of(flags.split(" "));
            demo = new TrialDemo(trial(), words.subList(1, words.size()));
            demoFlags = flags;
        }
        return started(demo).address();
    }

    private TrialCheckout trial() {
        return started(checkout);
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("not started");
        }
        return part;
    }

    private void run(MarkdownPage page, String address, Map<String, String> more) {
        var environment = new HashMap<>(more);
        environment.put("CROSSDOCK_URL", address);
        environment.put("CROSSDOCK_JAVA_HOME", System.getProperty("java.home"));
        environment.put("USER", "anna");
        var faults = new ArrayList<String>();
        var notRun = new ArrayList<String>();
        var transcript = new StringBuilder();
        try (var shell = new PageShell(trial().folder(), trial().files("page"), environment)) {
            for (var command : page.commands()) {
                if (!command.reasonNotToRun().isEmpty()) {
                    notRun.add(command.line() + " " + command.reasonNotToRun());
                } else if (command.background()) {
                    System.out.println(command.place() + " runs on; its output is in "
                            + shell.start(command.text().replace(PRINTED, address)));
                } else if (command.starts().isEmpty()) {
                    var outcome = shell.run(command.text().replace(PRINTED, address));
                    transcript.append(command.text()).append(outcome).append("\n\n");
                    check(command, outcome, faults);
                }
            }
        }
        System.out.println(page.name() + ": " + (page.commands().size() - notRun.size()) + " run, " + notRun.size()
                + " not run " + notRun);
        keep(page, transcript.toString());
        if (!faults.isEmpty()) {
            fail(String.join("\n", faults));
        }
    }

    /** Keeps what a page's commands answered in {@code target/pages}. */
    private static void keep(MarkdownPage page, String transcript) {
        try {
            var file = Path.of("target", "pages", page.name().replace('/', '_') + ".txt");
            Files.createDirectories(file.getParent());
            Files.writeString(file, transcript);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(PageCommand command, PageShell.Outcome outcome, List<String> faults) {
        var fault = "";
        if (outcome.exit() != command.exitExpected()) {
            fault = "exit code " + outcome.exit() + " instead of " + command.exitExpected();
        } else if (command.statusExpected() > 0 && outcome.status() != command.statusExpected()) {
            fault = "status " + outcome.status() + " instead of " + command.statusExpected();
        } else if (!command.answeredBy(outcome.out() + outcome.err())) {
            fault = "another answer than printed, which is\n" + command.answer();
        }
        if (!fault.isEmpty()) {
            faults.add(command.place() + ": " + fault + "\n" + command.text() + outcome);
        }
    }

    private static int freePort() {
        for (int port = FIRST_PORT + (int) (ProcessHandle.current().pid() % 10_000); ; port++) {
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // taken: the next one
            }
        }
    }
}
