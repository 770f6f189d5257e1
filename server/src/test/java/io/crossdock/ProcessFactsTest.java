package io.crossdock;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.engine.FactKey;
import io.crossdock.engine.FactType;
import io.crossdock.engine.process.ProcessDefinition;
import io.crossdock.engine.process.ProcessStage;
import io.crossdock.fulfillment.FulfillmentFacts;
import io.crossdock.orders.OrderFacts;
import io.crossdock.payments.CollectionFacts;
import io.crossdock.payments.CompensationFacts;
import io.crossdock.payments.extension.ExtensionFacts;
import io.crossdock.policy.fact.FactCatalog;
import io.crossdock.policy.fact.FactDefinition;
import io.crossdock.policy.fact.FactOrigin;
import io.crossdock.policy.fact.FactSubject;
import io.crossdock.returns.ReturnFacts;
import io.crossdock.support.Repository;
import io.crossdock.support.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The facts that Java sets are the facts that the documents of Crossdock declare. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProcessFactsTest {

    private final RunningServer server = RunningServer.start();
    private final Engine engine = server.bean(Engine.class);

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void documentsDeclareTheFactsOfTheirModule() throws IOException {
        assertThat(shipped("order").facts()).isEqualTo(types(constants(OrderFacts.class)));
        assertThat(shipped("fulfillment").facts()).isEqualTo(types(constants(FulfillmentFacts.class)));
        assertThat(shipped("return").facts()).isEqualTo(types(constants(ReturnFacts.class)));
        assertThat(shipped("collection").facts()).isEqualTo(types(constants(CollectionFacts.class)));
        assertThat(shipped("compensation").facts()).isEqualTo(types(constants(CompensationFacts.class)));
        assertThat(shipped("extension").facts()).isEqualTo(types(constants(ExtensionFacts.class)));
        assertThat(shipped("message").facts()).isEqualTo(Map.of("template", FactType.STRING));
    }

    @Test
    void theCatalogHasTheFactsThatJavaSets() {
        assertThat(kept(FactSubject.ORDER)).isEqualTo(types(constants(OrderFacts.class)));
        assertThat(kept(FactSubject.FULFILLMENT)).isEqualTo(types(constants(FulfillmentFacts.class)));
        assertThat(kept(FactSubject.RETURN)).isEqualTo(types(constants(ReturnFacts.class)));
        assertThat(kept(FactSubject.COLLECTION)).isEqualTo(types(constants(CollectionFacts.class)));
        assertThat(kept(FactSubject.MESSAGE)).isEqualTo(Map.of("template", FactType.STRING));
    }

    /** Facts of the catalog that the process of a subject keeps. */
    private static Map<String, FactType> kept(FactSubject about) {
        return FactCatalog.all().stream()
                .filter(fact -> fact.about() == about && fact.origin() != FactOrigin.READ)
                .collect(Collectors.toMap(
                        FactDefinition::name, fact -> fact.kind().type()));
    }

    @Test
    void documentsDeclareTheFactsThatTheirCapabilitiesSet() throws IOException {
        for (var name :
                List.of("order", "fulfillment", "return", "collection", "compensation", "extension", "message")) {
            var process = shipped(name);
            for (var stage : process.stages().values()) {
                if (stage instanceof ProcessStage.Run run) {
                    var facts = engine.capabilities()
                            .get(run.capability())
                            .signature()
                            .facts();
                    assertThat(process.facts()).as(name + " at " + stage.name()).containsAllEntriesOf(types(facts));
                }
            }
        }
    }

    @Test
    void theReferenceHasTheFactsOfEveryCapability() throws IOException {
        var reference = Files.readString(Repository.root().resolve("docs/reference/capabilities.md"));

        assertThat(engine.capabilities().values()).hasSizeGreaterThan(20).allSatisfy(capability -> {
            var facts = capability.signature().facts().stream()
                    .map(FactKey::name)
                    .sorted()
                    .collect(Collectors.joining(", "));
            assertThat(reference)
                    .containsPattern("\\| `" + capability.name() + "` \\|[^|]*\\|[^|]*\\|[^|]*\\| " + facts + " ?\\|");
        });
    }

    private ProcessDefinition shipped(String name) throws IOException {
        return engine.processes().parse(Files.readString(Repository.root().resolve("processes/" + name + ".yaml")));
    }

    private static List<FactKey<?>> constants(Class<?> module) {
        return Arrays.stream(module.getFields())
                .<FactKey<?>>map(field -> {
                    try {
                        return (FactKey<?>) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    private static Map<String, FactType> types(Iterable<FactKey<?>> keys) {
        var types = new TreeMap<String, FactType>();
        keys.forEach(key -> types.put(key.name(), key.type()));
        return types;
    }
}
