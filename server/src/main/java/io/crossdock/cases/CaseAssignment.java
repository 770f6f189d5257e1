package io.crossdock.cases;

import org.jspecify.annotations.Nullable;

/**
 * Gives a case to a person.
 *
 * @param assignee null: to nobody, so that anybody of the owner's team takes it
 * @param priority null: as it is
 */
public record CaseAssignment(CaseId id, @Nullable String assignee, CaseCare.@Nullable Priority priority) {}
