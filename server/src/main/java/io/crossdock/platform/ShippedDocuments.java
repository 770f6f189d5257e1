package io.crossdock.platform;

import io.crossdock.engine.Engine;
import io.crossdock.engine.document.Document;
import io.crossdock.engine.document.InvalidDocument;
import io.crossdock.engine.document.VersionedDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The documents of one kind that come with an installation, as files of a folder. A version that the database doesn't
 * know is saved and made active at the start, before the first order is taken; one that it knows is left as it is, so
 * an earlier version that somebody went back to stays active.
 */
public final class ShippedDocuments<D extends Document> {

    private static final Logger LOG = LoggerFactory.getLogger(ShippedDocuments.class);

    private final Engine engine;
    private final VersionedDocuments<D> documents;
    private final Path folder;
    private final String ending;
    private final Collection<String> needed;

    /**
     * @param ending of the names of the files that count
     * @param needed names of documents that this release can't do without
     */
    public ShippedDocuments(
            Engine engine, VersionedDocuments<D> documents, Path folder, String ending, Collection<String> needed) {
        this.needed = new TreeSet<>(needed);
        this.engine = engine;
        this.documents = documents;
        this.folder = folder;
        this.ending = ending;
    }

    /**
     * Saves what is new.
     *
     * @throws IllegalStateException that names the first file with faults, and all of them; or one that changed without
     *     a new version; or documents that are needed and neither in the folder nor published before
     */
    public void publish() {
        files().forEach(file -> publish(file, read(file)));
        var missing = new TreeSet<>(needed);
        engine.read(documents::versions).stream()
                .filter(VersionedDocuments.Version::active)
                .forEach(v -> missing.remove(v.name()));
        if (!missing.isEmpty()) {
            throw new IllegalStateException("%s has no %s '%s'; copy the files *%s that came with this release there"
                    .formatted(folder, documents.kind(), String.join("', '", missing), ending));
        }
    }

    private void publish(Path file, String yaml) {
        D document;
        try {
            document = documents.parse(yaml);
        } catch (InvalidDocument e) {
            throw new IllegalStateException(file.getFileName() + ": " + e.getMessage(), e);
        }
        var known = engine.read(tx -> documents.yaml(tx, document.name(), document.version()));
        if (known.isEmpty()) {
            engine.publish("shipped", documents, yaml, "came with the installation");
            LOG.info("published {} {} version {}", documents.kind(), document.name(), document.version());
        } else if (!known.get().equals(yaml)) {
            throw new IllegalStateException(file.getFileName() + " differs from version " + document.version()
                    + " as saved, and versions never change: raise 'version' in the file");
        }
    }

    private List<Path> files() {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "can't read the folder " + folder + "; set crossdock.home to the folder that holds it", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
