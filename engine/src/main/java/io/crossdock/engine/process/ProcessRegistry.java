package io.crossdock.engine.process;

import io.crossdock.engine.Capability;
import io.crossdock.engine.EngineEvents;
import io.crossdock.engine.Tx;
import io.crossdock.engine.document.DocumentFault;
import io.crossdock.engine.document.DocumentKind;
import io.crossdock.engine.document.VersionedDocuments;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The versions of all processes, the capabilities that their stages name, and the facts that are published. */
public record ProcessRegistry(
        VersionedDocuments<ProcessDefinition> documents, Map<String, Capability> capabilities, PublishedFacts facts) {

    private record Kind(Map<String, Capability> capabilities, PublishedFacts facts)
            implements DocumentKind<ProcessDefinition> {

        @Override
        public String name() {
            return "process";
        }

        @Override
        public @Nullable ProcessDefinition read(String yaml, List<DocumentFault> faults) {
            return DefinitionReader.read(yaml, facts, faults);
        }

        @Override
        public void check(ProcessDefinition document, List<DocumentFault> faults) {
            DefinitionCheck.check(document, capabilities, faults);
            FactCheck.check(document, capabilities, facts, faults);
        }

        @Override
        public void activated(Tx tx, String name, int version, String reason) {
            tx.emit(0, EngineEvents.PROCESS_ACTIVATED, new EngineEvents.Activated(name, version, reason));
        }
    }

    /** Processes whose facts are not checked. */
    public static ProcessRegistry of(Collection<Capability> capabilities, DataSource database) {
        return of(capabilities, PublishedFacts.NONE, database);
    }

    public static ProcessRegistry of(Collection<Capability> capabilities, PublishedFacts facts, DataSource database) {
        var byName = new TreeMap<String, Capability>();
        for (var capability : capabilities) {
            if (byName.put(capability.name(), capability) != null) {
                throw new IllegalArgumentException("two capabilities are named " + capability.name());
            }
        }
        return new ProcessRegistry(
                new VersionedDocuments<>(new Kind(byName, facts), database), Map.copyOf(byName), facts);
    }

    /** The capability that a stage names. @throws IllegalStateException if this release does not have it */
    public Capability capability(String name) {
        var capability = capabilities.get(name);
        if (capability == null) {
            throw new IllegalStateException(
                    "no capability " + name + " in this release, but a running process needs it");
        }
        return capability;
    }
}
