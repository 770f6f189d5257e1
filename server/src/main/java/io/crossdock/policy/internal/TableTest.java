package io.crossdock.policy.internal;

import io.crossdock.policy.PolicyQuestion;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A test inside a document.
 *
 * @param rule name of the row that must answer; null: any
 * @param answers values that must be answered; others may be anything
 */
record TableTest(
        String name, PolicyQuestion question, @Nullable String rule, Map<String, Object> answers) {}
