package io.crossdock.orchestration;

import io.crossdock.engine.Definition;
import io.crossdock.engine.Engine;
import io.crossdock.platform.CrossdockSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The processes of the {@code processes/} folder. A version that the database doesn't know is saved and made active at the start; one
 * that it knows is left as it is, so an earlier version that somebody went back to stays active.
 */
@Component
final class ShippedProcesses {

    private static final Logger LOG = LoggerFactory.getLogger(ShippedProcesses.class);

    private final Engine engine;
    private final Path folder;

    ShippedProcesses(Engine engine, CrossdockSettings settings) {
        this.engine = engine;
        this.folder = settings.folder("processes");
    }

    /** @throws io.crossdock.engine.Processes.Invalid naming all faults of the first document that has some */
    void publish() {
        for (var document : documents()) {
            publish(read(document), document);
        }
    }

    private void publish(String yaml, Path document) {
        Definition definition;
        try {
            definition = engine.processes().parse(yaml);
        } catch (RuntimeException e) {
            throw new IllegalStateException(document.getFileName() + ": " + e.getMessage(), e);
        }
        var known = engine.read(tx -> engine.processes().find(tx, definition.process(), definition.version()));
        if (known.isEmpty()) {
            engine.publish("shipped", yaml);
            LOG.info("published process {} version {}", definition.process(), definition.version());
        } else if (!known.get().yaml().equals(yaml)) {
            throw new IllegalStateException(document.getFileName() + " differs from version " + definition.version()
                    + " as saved, and versions never change: raise 'version' in the file");
        }
    }

    private List<Path> documents() {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException("can't read the folder " + folder + "; set crossdock.home to the folder that holds it", e);
        }
    }

    private static String read(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
