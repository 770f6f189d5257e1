package io.crossdock.policy.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.document.DocumentFault;
import io.crossdock.engine.document.DocumentKind;
import io.crossdock.engine.document.VersionedDocuments;
import io.crossdock.policy.Policies;
import io.crossdock.policy.PolicyQuestion;
import io.crossdock.policy.PolicyRuling;
import io.crossdock.policy.PolicySchema;
import io.crossdock.policy.PolicyTable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tables as documents of the kind {@code policy}. */
@Component
final class StoredPolicies implements Policies {

    private final VersionedDocuments<PolicyTable> tables;

    StoredPolicies(List<PolicySchema> schemas, DataSource database) {
        var byTable = schemas.stream().collect(Collectors.toUnmodifiableMap(PolicySchema::table, Function.identity()));
        this.tables = new VersionedDocuments<>(new Kind(byTable), database);
    }

    private record Kind(Map<String, PolicySchema> schemas) implements DocumentKind<PolicyTable> {

        @Override
        public String name() {
            return "policy";
        }

        @Override
        public @Nullable PolicyTable read(String yaml, List<DocumentFault> faults) {
            return TableReader.read(yaml, schemas, faults);
        }

        @Override
        public void activated(Tx tx, String name, int version, String reason) {
            tx.emit(0, POLICY_ACTIVATED, new Activated(name, version, reason));
        }
    }

    @Override
    public PolicyRuling rule(String table, PolicyQuestion question) {
        return tables.current(table).answer(question);
    }

    @Override
    public VersionedDocuments<PolicyTable> tables() {
        return tables;
    }
}
