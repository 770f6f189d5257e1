package io.crossdock.policy.internal;

import io.crossdock.engine.Facts;
import io.crossdock.engine.Tx;
import io.crossdock.engine.process.PublishedFacts;
import io.crossdock.policy.fact.FactCatalog;
import io.crossdock.policy.fact.FactDefinition;
import io.crossdock.policy.fact.FactOrigin;
import io.crossdock.policy.fact.FactSource;
import io.crossdock.policy.fact.FactSubject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The facts of the catalog, for the conditions of processes. */
@Component
final class CatalogFacts implements PublishedFacts {

    private final FactSource source;

    /** By process and name; moves ask for them often. */
    private final Map<String, Map<String, KnownFact>> known = new HashMap<>();

    CatalogFacts(FactSource source) {
        this.source = source;
        for (var about : FactSubject.values()) {
            var facts = FactCatalog.visible(about).stream()
                    .collect(Collectors.toUnmodifiableMap(FactDefinition::name, fact -> known(about, fact)));
            about.processes().forEach(process -> known.put(process, facts));
        }
    }

    @Override
    public boolean cover(String process) {
        return FactSubject.ofProcess(process).isPresent();
    }

    /** A fact that the process of an order has from its start is read where another process asks for it. */
    @Override
    public Optional<KnownFact> find(String process, String name) {
        var found = known.getOrDefault(process, Map.of()).get(name);
        return found != null
                ? Optional.of(found)
                : FactSubject.ofProcess(process).flatMap(about -> find(about, name));
    }

    private static Optional<KnownFact> find(FactSubject about, String name) {
        return FactCatalog.find(about, name).map(fact -> known(about, fact));
    }

    private static KnownFact known(FactSubject about, FactDefinition fact) {
        return new KnownFact(fact.bounds(), fact.origin() == FactOrigin.READ || fact.about() != about);
    }

    @Override
    public String unknown(String process, String name) {
        return FactCatalog.unknown(FactSubject.ofProcess(process).orElse(FactSubject.ORDER), name);
    }

    @Override
    public Map<Long, Facts> read(Tx tx, String process, Collection<Long> subjects, Set<String> names) {
        var about = FactSubject.ofProcess(process).orElseThrow();
        var facts = new HashMap<Long, Facts>();
        source.read(tx, about, subjects, names).forEach((subject, values) -> facts.put(subject, new Facts(values)));
        return facts;
    }
}
