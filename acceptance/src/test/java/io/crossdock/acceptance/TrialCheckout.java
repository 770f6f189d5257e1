package io.crossdock.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A folder like the one that a reader has after a clone and the first build. It has files of its own where pages write,
 * and no data.
 */
final class TrialCheckout implements AutoCloseable {

    private static final Set<String> OWN = Set.of("channels", "examples", "policies", "processes");
    private static final Set<String> LEFT_OUT = Set.of(".crossdock", ".git", "target");

    /** Where the launcher notes its last build. */
    private static final String BUILT = "target/launcher/built";

    private final Path folder;

    TrialCheckout() {
        try {
            folder = Files.createTempDirectory("crossdock-trial-").toRealPath();
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            for (Path file : children(root())) {
                var name = file.getFileName().toString();
                if (OWN.contains(name)) {
                    copy(file, folder.resolve(name));
                } else if (!LEFT_OUT.contains(name)) {
                    Files.createSymbolicLink(folder.resolve(name), file);
                }
            }
            // The launcher builds where this file is older than a source.
            Files.createDirectories(folder.resolve(BUILT).getParent());
            Files.createFile(folder.resolve(BUILT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The project's folder. */
    static Path root() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("crossdock"))) {
                return at;
            }
        }
        throw new IllegalStateException("no launcher here or above");
    }

    private static List<Path> children(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    Path folder() {
        return folder;
    }

    /** A new folder for files of a test. */
    Path files(String name) {
        try {
            return Files.createTempDirectory(folder, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
