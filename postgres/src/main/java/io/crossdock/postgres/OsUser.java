package io.crossdock.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The user that PostgreSQL's programs run as. They refuse to run as root, so root hands over to {@code postgres} if
 * that user exists, else to {@code nobody}.
 *
 * @param prefix words before a command line; empty if the programs run as the current user
 * @param name name of the other user; empty if the programs run as the current user
 */
record OsUser(List<String> prefix, Optional<String> name) {

    private static final int COMMAND_SECONDS_MAX = 180;

    static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    static OsUser choose() {
        if (!isRoot()) {
            return new OsUser(List.of(), Optional.empty());
        }
        for (var name : List.of("postgres", "nobody")) {
            for (var prefix : List.of(
                    List.of("setpriv", "--reuid", name, "--regid", group(name), "--clear-groups"),
                    List.of("runuser", "-u", name, "--"))) {
                if (works(prefix)) {
                    return new OsUser(prefix, Optional.of(name));
                }
            }
        }
        throw new PostgresFailure(
                "PostgreSQL doesn't run as root, and neither setpriv nor runuser can hand over to the user postgres"
                        + " or nobody. Run Crossdock as another user, or give crossdock.database.url.");
    }

    /** Makes the user the owner of a file or an empty folder. */
    void own(Path path) {
        if (name.isEmpty()) {
            return;
        }
        try {
            var view = Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            view.setOwner(path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name.get()));
        } catch (IOException e) {
            throw new PostgresFailure("Can't hand " + path + " over to " + name.get() + ": " + e.getMessage(), e);
        }
    }

    /** Whether the user may enter a folder. */
    boolean reaches(Path folder) {
        return name.isEmpty() || run(List.of("test", "-x", folder.toString())).exit() == 0;
    }

    /** Exit code and output of a command. */
    record Result(int exit, String output) {}

    /** Runs a command to its end; output and errors come together. */
    Result run(List<String> command) {
        var line = new ArrayList<>(prefix);
        line.addAll(command);
        return execute(line);
    }

    private static boolean works(List<String> prefix) {
        var line = new ArrayList<>(prefix);
        line.add("true");
        try {
            return execute(line).exit() == 0;
        } catch (PostgresFailure e) {
            return false;
        }
    }

    private static String group(String user) {
        try {
            var home = execute(List.of("id", "-g", user));
            return home.exit() == 0 ? home.output() : user;
        } catch (PostgresFailure e) {
            return user;
        }
    }

    private static Result execute(List<String> line) {
        try {
            var output = Files.createTempFile("crossdock-", ".out");
            try {
                return execute(line, output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new PostgresFailure("Can't run " + line.getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresFailure("Interrupted while running " + line.getFirst(), e);
        }
    }

    private static Result execute(List<String> line, Path output) throws IOException, InterruptedException {
        // Not a pipe: the server would inherit it and keep it open as long as it lives.
        var process = new ProcessBuilder(line)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(COMMAND_SECONDS_MAX, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new PostgresFailure(line + " did not end within " + COMMAND_SECONDS_MAX + " s");
        }
        return new Result(process.exitValue(), Files.readString(output).strip());
    }

    /** Name of a file's owner. */
    static String owner(Path path) {
        try {
            return Files.readAttributes(path, PosixFileAttributes.class).owner().getName();
        } catch (IOException e) {
            throw new PostgresFailure("Can't read the owner of " + path, e);
        }
    }
}
