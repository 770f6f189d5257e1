package io.crossdock.platform;

import io.crossdock.engine.Engine;
import io.crossdock.engine.document.Document;
import io.crossdock.engine.document.DocumentFault;
import io.crossdock.engine.document.InvalidDocument;
import io.crossdock.engine.document.VersionedDocuments;
import io.crossdock.engine.document.VersionedDocuments.Version;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.platform.change.DocumentTrail;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.TextForm;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Commands and queries on versioned documents over HTTP, for every kind. The controllers only shape the answers. */
public final class DocumentDesk<D extends Document> {

    private final Engine engine;
    private final VersionedDocuments<D> documents;

    public DocumentDesk(Engine engine, VersionedDocuments<D> documents) {
        this.engine = engine;
        this.documents = documents;
    }

    /**
     * A document with all its versions, newest first.
     *
     * @param name name of the document
     * @param activeVersion the version in force; 0: none
     * @param versions all versions, as the kind of document shows them
     */
    public record History<V>(String name, int activeVersion, List<V> versions) {

        private static <V> History<V> of(String name, List<Version> versions, Function<Version, V> shown) {
            int active = versions.stream()
                    .filter(Version::active)
                    .mapToInt(Version::version)
                    .findFirst()
                    .orElse(0);
            return new History<>(name, active, versions.stream().map(shown).toList());
        }
    }

    /** @param reason why it is activated, for the log; null or empty: no reason */
    public record Activation(
            @TextForm(max = Limits.REASON_CHARACTERS_MAX, kind = TextForm.Kind.VERBATIM) @Nullable
            String reason) {}

    /** All documents, by name. @param shown how the answer shows a version */
    public <V> List<History<V>> list(Function<Version, V> shown) {
        var byName = new TreeMap<String, List<Version>>();
        engine.read(documents::versions)
                .forEach(version -> byName.computeIfAbsent(version.name(), _ -> new ArrayList<>())
                        .add(version));
        return byName.entrySet().stream()
                .map(e -> History.of(e.getKey(), e.getValue(), shown))
                .toList();
    }

    /** A version of a document. @throws Refused {@code 404 <kind>-version-not-found} */
    public D find(String name, int version) {
        return engine.read(tx -> documents.find(tx, name, version)).orElseThrow(() -> notFound(name, version));
    }

    private Refused notFound(String name, int version) {
        return Refused.notFound(documents.kind() + "-version", name + " " + version);
    }

    /** Every fault of a document; empty if it may be published. Stores nothing. */
    public List<DocumentFault> check(String yaml) {
        return documents.check(yaml);
    }

    /** Stores a version. @throws Refused {@code 422 <kind>-refused} with every fault */
    public D publish(Actor actor, String yaml) {
        try {
            return engine.transact(actor.name(), tx -> DocumentTrail.save(tx, documents, yaml));
        } catch (InvalidDocument e) {
            throw new Refused(
                    documents.kind() + "-refused",
                    422,
                    "The " + documents.kind() + " document has " + e.faults().size() + " fault(s)",
                    e.faults().stream()
                            .map(fault -> new Violation(fault.path(), ViolationCode.FAULT, fault.sentence()))
                            .toList());
        }
    }

    /**
     * Activates a version.
     *
     * @param body an {@link Activation} as JSON with any media type, or null
     * @param shown how the answer shows a version
     * @throws Refused {@code 404 <kind>-version-not-found}
     */
    public <V> History<V> activate(
            Actor actor, String name, int version, @Nullable String body, Function<Version, V> shown) {
        var reason = reason(body);
        if (engine.read(tx -> documents.yaml(tx, name, version)).isEmpty()) {
            throw notFound(name, version);
        }
        engine.transact(actor.name(), tx -> {
            DocumentTrail.activate(tx, documents, name, version, reason);
            return 0;
        });
        documents.refresh();
        return History.of(
                name,
                engine.read(documents::versions).stream()
                        .filter(v -> v.name().equals(name))
                        .toList(),
                shown);
    }

    private static String reason(@Nullable String body) {
        if (body == null || body.isBlank()) {
            return "";
        }
        var reason = BoundRequest.of(json(body), Activation.class).value().reason();
        return reason == null ? "" : reason.strip();
    }

    private static JsonNode json(String body) {
        try {
            return EngineJson.MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw Refused.invalid(List.of(new Violation("", ViolationCode.MALFORMED_JSON, "must be one JSON object")));
        }
    }
}
