package io.crossdock.policy.internal;

import io.crossdock.engine.Engine;
import io.crossdock.platform.CrossdockSettings;
import io.crossdock.policy.Policies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The tables of the {@code policies/} folder: its files that end in {@code -rules.yaml}. As with processes, a version that the database
 * doesn't know is saved and made active at the start, before the first order is decided; one that it knows is left as it is.
 */
@Component
final class ShippedPolicies implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ShippedPolicies.class);

    private final Engine engine;
    private final Policies policies;
    private final Path folder;
    private volatile boolean running;

    ShippedPolicies(Engine engine, Policies policies, CrossdockSettings settings) {
        this.engine = engine;
        this.policies = policies;
        this.folder = settings.folder("policies");
    }

    /** Before the engine. */
    @Override
    public int getPhase() {
        return -1;
    }

    @Override
    public void start() {
        documents().forEach(this::publish);
        running = true;
    }

    private void publish(Path file) {
        var yaml = read(file);
        Policies.Document document;
        try {
            document = policies.parse(yaml);
        } catch (Policies.Invalid e) {
            throw new IllegalStateException(file.getFileName() + ": " + e.getMessage(), e);
        }
        boolean fresh = engine.transact("shipped", tx -> {
            boolean known = policies.find(tx, document.table(), document.version()).isPresent();
            policies.save(tx, yaml);
            if (!known) {
                policies.activate(tx, document.table(), document.version());
            }
            return !known;
        });
        if (fresh) {
            LOG.info("published policy {} version {}", document.table(), document.version());
        }
    }

    private List<Path> documents() {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith("-rules.yaml")).sorted().toList();
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

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
