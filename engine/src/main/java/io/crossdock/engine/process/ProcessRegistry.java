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

/** The versions of all processes, and the capabilities that their stages name, on this node. */
public record ProcessRegistry(VersionedDocuments<ProcessDefinition> documents, Map<String, Capability> capabilities) {

    private record Kind(Map<String, Capability> capabilities) implements DocumentKind<ProcessDefinition> {

        @Override
        public String name() {
            return "process";
        }

        @Override
        public @Nullable ProcessDefinition read(String yaml, List<DocumentFault> faults) {
            return DefinitionReader.read(yaml, faults);
        }

        @Override
        public void check(ProcessDefinition document, List<DocumentFault> faults) {
            DefinitionCheck.check(document, capabilities, faults);
        }

        @Override
        public void activated(Tx tx, String name, int version, String reason) {
            tx.emit(0, EngineEvents.PROCESS_ACTIVATED, new EngineEvents.Activated(name, version, reason));
        }
    }

    public static ProcessRegistry of(Collection<Capability> capabilities, DataSource database) {
        var byName = new TreeMap<String, Capability>();
        for (var capability : capabilities) {
            if (byName.put(capability.name(), capability) != null) {
                throw new IllegalArgumentException("two capabilities are named " + capability.name());
            }
        }
        return new ProcessRegistry(new VersionedDocuments<>(new Kind(byName), database), Map.copyOf(byName));
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
