package io.crossdock.world.demo;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the project's folder, which holds the built server, processes, policies and channels. */
final class Root {

    private static final String JAR = "server/target/crossdock-server.jar";

    private Root() {}

    static Path of(DemoOptions options) {
        Path start = options.root() == null
                ? Path.of("").toAbsolutePath()
                : options.root().toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(JAR))) {
                return folder;
            }
        }
        throw new IllegalStateException("no " + JAR + " in " + start
                + " or above: build it with ./crossdock build, or mvn package -DskipTests");
    }
}
