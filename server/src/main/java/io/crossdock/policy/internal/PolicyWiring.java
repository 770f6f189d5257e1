package io.crossdock.policy.internal;

import io.crossdock.engine.Engine;
import io.crossdock.platform.CrossdockSettings;
import io.crossdock.platform.ShippedDocuments;
import io.crossdock.policy.Policies;
import io.crossdock.policy.PolicySchema;
import io.crossdock.policy.PolicyTable;
import io.crossdock.policy.TableContract;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The tables of this node: the files of the {@code policies/} folder that end in {@code -rules.yaml}, and the versions
 * that other nodes activate.
 */
@Configuration(proxyBeanMethods = false)
class PolicyWiring {

    @Bean
    ShippedDocuments<PolicyTable> shippedPolicies(
            Engine engine,
            Policies policies,
            List<PolicySchema> schemas,
            ObjectProvider<TableContract> contracts,
            CrossdockSettings settings) {
        engine.keep(policies.tables());
        var needed = Stream.concat(
                        schemas.stream().map(PolicySchema::table),
                        contracts.stream().map(TableContract::table))
                .toList();
        return new ShippedDocuments<>(engine, policies.tables(), settings.folder("policies"), "-rules.yaml", needed);
    }
}
