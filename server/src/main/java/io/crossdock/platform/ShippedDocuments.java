package io.crossdock.platform;

import io.crossdock.engine.Engine;
import io.crossdock.engine.document.Document;
import io.crossdock.engine.document.InvalidDocument;
import io.crossdock.engine.document.VersionedDocuments;
import io.crossdock.platform.change.DocumentTrail;
import io.crossdock.platform.start.StartFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The documents of one kind that come with an installation, as files of a folder. A version that the database does not
 * have is saved and activated at the start, before the first order is taken. A version that it has stays as it is, so
 * an earlier version that a person activated stays active.
 */
public final class ShippedDocuments<D extends Document> {

    private static final Logger LOG = LoggerFactory.getLogger(ShippedDocuments.class);

    private final Engine engine;
    private final VersionedDocuments<D> documents;
    private final Path folder;
    private final String ending;
    private final Collection<String> needed;

    /**
     * Documents of one folder.
     *
     * @param ending ending of the file names; other files are ignored
     * @param needed names of documents that this release requires
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
     * Saves and activates new versions.
     *
     * @throws StartFault if a file has faults (the message names the file and every fault), if a file changed without a
     *     new version, or if a required document is neither in the folder nor published
     */
    public void publish() {
        files().forEach(file -> publish(file, read(file)));
        var missing = new TreeSet<>(needed);
        engine.read(documents::versions).stream()
                .filter(VersionedDocuments.Version::active)
                .forEach(v -> missing.remove(v.name()));
        if (!missing.isEmpty()) {
            throw new StartFault("%s has no %s '%s'; copy this release's *%s files to that folder"
                    .formatted(folder, documents.kind(), String.join("', '", missing), ending));
        }
    }

    private void publish(Path file, String yaml) {
        D document;
        try {
            document = documents.parse(yaml);
        } catch (InvalidDocument e) {
            var faults = e.faults().stream()
                    .map(fault -> fault.path() + " " + fault.sentence())
                    .collect(Collectors.joining("; "));
            throw new StartFault(file + " has faults, correct them: " + faults, e);
        }
        var known = engine.read(tx -> documents.yaml(tx, document.name(), document.version()));
        if (known.isEmpty()) {
            engine.transact("shipped", tx -> {
                DocumentTrail.save(tx, documents, yaml);
                DocumentTrail.activate(
                        tx, documents, document.name(), document.version(), "came with the installation");
                return 0;
            });
            documents.refresh();
            LOG.info("published {} {} version {}", documents.kind(), document.name(), document.version());
        } else if (!known.get().equals(yaml)) {
            throw new StartFault(file + " differs from the saved version " + document.version()
                    + "; versions never change: raise 'version' in the file");
        }
    }

    private List<Path> files() {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new StartFault(
                    "can't read the folder " + folder + "; set crossdock.home to the folder that holds it", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new StartFault("can't read the file " + file + ": " + e.getMessage(), e);
        }
    }
}
