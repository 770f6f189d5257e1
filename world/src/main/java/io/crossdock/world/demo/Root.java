package io.crossdock.world.demo;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the project's folder, which holds the built server, processes, policies and channels. */
public final class Root {

    static final String JAR = "server/target/crossdock-server.jar";

    private Root() {}

    static Path of(DemoOptions options) {
        return above(options.root() == null ? Path.of("") : options.root());
    }

    /**
     * Finds the project's folder in this one and those above it.
     *
     * @throws IllegalStateException when nothing is built there, with a sentence for the user
     */
    public static Path above(Path from) {
        Path start = from.toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(JAR))) {
                return folder;
            }
        }
        throw new IllegalStateException("no " + JAR + " in " + start
                + " or above: build it with ./crossdock build, or mvn package -DskipTests");
    }
}
