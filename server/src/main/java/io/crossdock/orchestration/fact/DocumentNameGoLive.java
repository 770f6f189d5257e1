package io.crossdock.orchestration.fact;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.engine.document.Document;
import io.crossdock.engine.document.DocumentFault;
import io.crossdock.engine.document.VersionedDocuments;
import io.crossdock.platform.golive.GoLiveCheck;
import io.crossdock.platform.golive.GoLiveItem;
import io.crossdock.platform.golive.GoLiveStep;
import io.crossdock.policy.Policies;
import io.crossdock.policy.fact.NameDirectory;
import io.crossdock.policy.fact.NameLint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Tells which tables and processes in force name what there is not. */
@Component
final class DocumentNameGoLive implements GoLiveCheck {

    private final Engine engine;
    private final Policies policies;
    private final NameDirectory directory;

    DocumentNameGoLive(Engine engine, Policies policies, NameDirectory directory) {
        this.engine = engine;
        this.policies = policies;
        this.directory = directory;
    }

    @Override
    public List<GoLiveItem> check(Tx tx) {
        var names = directory.names(tx);
        var items = new ArrayList<GoLiveItem>();
        add(items, tx, "table", policies.tables(), table -> NameLint.unknown(table.named(), names));
        add(items, tx, "process", engine.processes(), process -> NameLint.unknown(process, names));
        return items;
    }

    private static <D extends Document> void add(
            List<GoLiveItem> items,
            Tx tx,
            String kind,
            VersionedDocuments<D> documents,
            Function<D, List<DocumentFault>> lint) {
        for (var version : documents.versions(tx)) {
            if (version.active()) {
                var document = documents.pinned(version.name(), version.version());
                var unknown = lint.apply(document);
                if (!unknown.isEmpty()) {
                    items.add(item(kind + " " + version.name(), unknown));
                }
            }
        }
    }

    private static GoLiveItem item(String document, List<DocumentFault> unknown) {
        var first = unknown.getFirst();
        return GoLiveItem.attention(
                GoLiveStep.DOCUMENTS,
                document + ", " + first.path() + ": " + first.message()
                        + (unknown.size() == 1 ? "" : "; and " + (unknown.size() - 1) + " more"),
                "Publish and activate a version with names that there are, or put what it names");
    }
}
