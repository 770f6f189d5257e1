package io.crossdock.policy;

import io.crossdock.policy.fact.FactSubject;
import java.util.List;

/**
 * A table that a module asks by name: whatever its document asks for, it must have these answers. The module that asks
 * has it as a bean.
 *
 * @param about what its questions are about
 * @param answers answers that every version must have; a version may answer within narrower limits
 */
public record TableContract(String table, FactSubject about, List<PolicySchema.Output> answers) {}
