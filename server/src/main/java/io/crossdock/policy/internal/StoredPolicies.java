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
import io.crossdock.policy.TableContract;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The tables as documents of the kind {@code policy}. */
@Component
final class StoredPolicies implements Policies {

    private final VersionedDocuments<PolicyTable> tables;

    StoredPolicies(List<PolicySchema> schemas, ObjectProvider<TableContract> contracts, DataSource database) {
        var byTable = schemas.stream().collect(Collectors.toUnmodifiableMap(PolicySchema::table, Function.identity()));
        var asked = contracts.stream().collect(Collectors.toUnmodifiableMap(TableContract::table, Function.identity()));
        this.tables = new VersionedDocuments<>(new Kind(byTable, asked), database);
    }

    private final class Kind implements DocumentKind<PolicyTable> {

        private final Map<String, PolicySchema> schemas;
        private final Map<String, TableContract> contracts;

        private Kind(Map<String, PolicySchema> schemas, Map<String, TableContract> contracts) {
            this.schemas = schemas;
            this.contracts = contracts;
        }

        @Override
        public String name() {
            return "policy";
        }

        @Override
        public @Nullable PolicyTable read(String yaml, List<DocumentFault> faults) {
            return TableReader.read(yaml, schemas, faults);
        }

        @Override
        public void check(PolicyTable document, List<DocumentFault> faults) {
            var now = tables.inForce(document.name()).orElse(null);
            new TableCheck((DecisionTable) document, faults).check(contracts.get(document.name()), (DecisionTable) now);
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
