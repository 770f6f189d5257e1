package io.crossdock.channels.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the repository's folders from the module's directory or from the root. */
final class Folders {

    private Folders() {}

    static Path channels() {
        return up("channels/canonical").orElseThrow().getParent();
    }

    /** The vendors' own files, which are not part of the repository. */
    static Optional<Path> contracts() {
        return up("shared/contracts/channels");
    }

    private static Optional<Path> up(String path) {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(path))) {
                return Optional.of(folder.resolve(path));
            }
        }
        return Optional.empty();
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
