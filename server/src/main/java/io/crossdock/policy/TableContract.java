package io.crossdock.policy;

import io.crossdock.policy.fact.FactCatalog;
import io.crossdock.policy.fact.FactDefinition;
import io.crossdock.policy.fact.FactOrigin;
import io.crossdock.policy.fact.FactSubject;
import java.util.List;
import java.util.Set;

/**
 * A table that a module asks by name: whatever its document asks for, it must have these answers, and may ask only for
 * facts that are there then. The module that asks has it as a bean.
 *
 * @param about what its questions are about
 * @param given facts that the module has when it asks, beside those that are read from the database
 * @param answers answers that every version must have; a version may answer within narrower limits
 */
public record TableContract(String table, FactSubject about, Set<String> given, List<PolicySchema.Output> answers) {

    /** A table about orders whose module gives no facts. */
    public static TableContract ofOrder(String table, List<PolicySchema.Output> answers) {
        return new TableContract(table, FactSubject.ORDER, Set.of(), answers);
    }

    /**
     * Whether the fact is there when the table is asked. What stages set is kept with a process, whose facts a module
     * does not have; so is what another subject than an order starts with.
     */
    public boolean has(FactDefinition fact) {
        return given.contains(fact.name())
                || fact.origin() == FactOrigin.READ
                || fact.origin() == FactOrigin.START && fact.about() == FactSubject.ORDER;
    }

    /** Names of the facts that the table may ask for, beside attributes. */
    public List<String> facts() {
        return FactCatalog.visible(about).stream()
                .filter(this::has)
                .map(FactDefinition::name)
                .toList();
    }
}
