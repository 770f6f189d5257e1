package io.crossdock.support;

import java.nio.file.Files;
import java.nio.file.Path;

/** The repository that the tests run in. */
public final class Repository {

    private Repository() {}

    /** The folder with the launcher. */
    public static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("crossdock")) || !Files.exists(folder.resolve("processes"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException(
                        "not inside the repository: " + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }
}
