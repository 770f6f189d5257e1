package io.crossdock.cases.internal;

import io.crossdock.cases.Case;
import io.crossdock.cases.CaseAssignment;
import io.crossdock.cases.CaseCause;
import io.crossdock.cases.CaseClose;
import io.crossdock.cases.CaseComment;
import io.crossdock.cases.CaseCounts;
import io.crossdock.cases.CaseDetail;
import io.crossdock.cases.CaseHandover;
import io.crossdock.cases.CaseId;
import io.crossdock.cases.CaseQuery;
import io.crossdock.cases.CaseValues;
import io.crossdock.cases.Cases;
import io.crossdock.cases.NewCase;
import io.crossdock.engine.EngineCaseKinds;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.Money;
import io.crossdock.shared.Page;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Cases in PostgreSQL. */
@Component
final class StoredCases implements Cases {

    private static final String OVERDUE = EngineCaseKinds.DECISION_OVERDUE.name();
    private static final Set<String> STUCK =
            Set.of(EngineCaseKinds.STAGE_FAILED.name(), EngineCaseKinds.PROCESS_ENDLESS.name());

    private final List<CaseCause> causes;
    private final CaseValues values;

    /** What knows of causes and money may itself raise cases: it is asked for when it is needed. */
    StoredCases(@Lazy List<CaseCause> causes, @Lazy CaseValues values) {
        this.causes = causes;
        this.values = values;
    }

    private record Key(long subject, String kind) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparingLong(Key::subject).thenComparing(Key::kind);

        static Key of(Case c) {
            return new Key(c.subject(), c.kind());
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    @Override
    public void raise(Tx tx, List<NewCase> problems) {
        if (problems.isEmpty()) {
            return;
        }
        var met = new TreeMap<Key, CaseStore.Met>();
        problems.forEach(p -> met.merge(new Key(p.subject(), p.kind()), CaseStore.Met.once(p), CaseStore.Met::and));
        var raised = CaseStore.raise(tx, List.copyOf(met.values()));
        append(tx, raised, met);
        for (var one : raised) {
            if (!one.opened()) {
                continue;
            }
            var opened = one.found();
            tx.emit(
                    opened.subject(),
                    RAISED,
                    new Raised(opened.id().toString(), opened.kind(), opened.owner(), opened.detail()));
        }
    }

    /** Adds what cases did not have yet. */
    private static void append(Tx tx, List<CaseStore.Raising> raised, Map<Key, CaseStore.Met> met) {
        var said = new ArrayList<CaseDetailStore.Said>();
        for (var one : raised) {
            var key = new Key(one.found().subject(), one.found().kind());
            for (var text : new LinkedHashSet<>(ListIndex.known(met, key).details())) {
                said.add(new CaseDetailStore.Said(one.found().id().value(), said.size() + 1, text));
            }
        }
        CaseDetailStore.append(tx, said);
    }

    @Override
    public Map<CaseId, List<CaseDetail>> details(Tx tx, Collection<CaseId> ids) {
        return CaseDetailStore.of(tx, ids);
    }

    @Override
    public Page<Case> list(Tx tx, CaseQuery query) {
        return switch (query.state()) {
            case OPEN ->
                switch (query.order()) {
                    case DUE -> CaseListStore.open(tx, query);
                    case VALUE_AT_STAKE -> CaseListStore.ranked(tx, query, values);
                };
            case CLOSED -> CaseListStore.closed(tx, query);
        };
    }

    @Override
    public Map<CaseId, Money> values(Tx tx, List<Case> cases) {
        return cases.isEmpty() ? Map.of() : values.of(tx, cases);
    }

    @Override
    public Optional<String> cause(Case one, @Nullable Standing standing) {
        if (standing != null && Set.of("hold-" + standing.stage(), OVERDUE).contains(one.kind())
                || STUCK.contains(one.kind())) {
            return Optional.of("stage");
        }
        return causes.stream()
                .filter(cause -> cause.checks(one.kind()))
                .map(CaseCause::cause)
                .findFirst();
    }

    @Override
    public List<Case> close(Tx tx, List<CaseClose> closes) {
        var ids = closes.stream().map(c -> c.id().value()).toList();
        var before = CaseStore.lock(tx, ids);
        for (var close : closes) {
            var holds = causeHolds(tx, open(before, close.id()));
            if (holds != null) {
                throw new Refused("cause-holds", 409, holds);
            }
        }
        var after = CaseStore.close(tx, closes);
        return closes.stream()
                .map(c -> told(tx, ListIndex.known(after.containsKey(c.id()) ? after : before, c.id())))
                .toList();
    }

    /** What settles the case, in a sentence; null where its cause is gone, or can't be checked. */
    private @Nullable String causeHolds(Tx tx, Case found) {
        var subject = List.of(found.subject());
        for (var at : EngineQueries.standing(tx, subject)) {
            if (at.status().equals("held")
                    && Set.of("hold-" + at.stage(), OVERDUE).contains(found.kind())) {
                return "The hold of this case waits for a decision; the case closes with it";
            }
            if (at.status().equals("stuck") && STUCK.contains(found.kind())) {
                return "The stage " + at.stage() + " stands still; try-again on the subject closes the case";
            }
        }
        return causes.stream()
                .filter(cause -> cause.checks(found.kind()))
                .map(cause -> cause.holding(tx, found.kind(), subject).get(found.subject()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void settle(Tx tx, List<Tx.Settled> settled) {
        CaseStore.settle(tx, settled).forEach(c -> told(tx, c));
    }

    private static Case told(Tx tx, Case closed) {
        var end = Objects.requireNonNull(closed.end());
        tx.emitBy(
                end.by(),
                closed.subject(),
                CLOSED,
                new Closed(closed.id().toString(), closed.kind(), end.resolution()));
        return closed;
    }

    @Override
    public Set<Long> withOpen(Tx tx, String kind, Collection<Long> subjects) {
        return CaseCareStore.open(tx, kind, subjects);
    }

    @Override
    public void escalate(Tx tx, List<Tx.Escalated> escalated) {
        var fresh = ListIndex.by(CaseCareStore.escalate(tx, escalated), Key::of);
        var said = new ArrayList<CaseDetailStore.Said>();
        for (var one : escalated) {
            var found = fresh.get(new Key(one.subject(), one.kind()));
            if (found != null) {
                said.add(new CaseDetailStore.Said(found.id().value(), said.size() + 1, one.detail()));
                tx.emit(
                        one.subject(),
                        ESCALATED,
                        new Escalated(found.id().toString(), found.kind(), one.team(), one.detail()));
            }
        }
        CaseDetailStore.append(tx, said);
    }

    @Override
    public Map<CaseId, List<CaseComment>> comments(Tx tx, Collection<CaseId> ids) {
        return CaseCommentStore.of(tx, ids);
    }

    @Override
    public List<Case> assign(Tx tx, List<CaseAssignment> assignments) {
        var before =
                CaseStore.lock(tx, assignments.stream().map(a -> a.id().value()).toList());
        assignments.forEach(a -> open(before, a.id()));
        var changed = ListIndex.by(CaseCareStore.assign(tx, assignments), Case::id);
        changed.values()
                .forEach(c -> tx.emit(
                        c.subject(),
                        ASSIGNED,
                        new Assigned(
                                c.id().toString(),
                                c.kind(),
                                c.care().assignee(),
                                Words.of(c.care().priority()))));
        return assignments.stream()
                .map(a -> ListIndex.known(changed.containsKey(a.id()) ? changed : before, a.id()))
                .toList();
    }

    @Override
    public List<Case> handOver(Tx tx, List<CaseHandover> handovers) {
        var before =
                CaseStore.lock(tx, handovers.stream().map(h -> h.id().value()).toList());
        handovers.forEach(h -> open(before, h.id()));
        var changed = ListIndex.by(CaseCareStore.handOver(tx, handovers), Case::id);
        for (var asked : handovers) {
            var now = changed.get(asked.id());
            if (now != null) {
                var from = ListIndex.known(before, asked.id()).care().team();
                tx.emit(
                        now.subject(),
                        HANDED_OVER,
                        new HandedOver(now.id().toString(), now.kind(), from, asked.team(), asked.reason()));
            }
        }
        return handovers.stream()
                .map(h -> ListIndex.known(changed.containsKey(h.id()) ? changed : before, h.id()))
                .toList();
    }

    @Override
    public Case comment(Tx tx, CaseId id, String text) {
        var found = CaseStore.lock(tx, List.of(id.value())).get(id);
        if (found == null) {
            throw Refused.notFound("case", id.toString());
        }
        if (!CaseCommentStore.append(tx, id, text)) {
            throw new Refused("too-many-comments", 409, "The case has " + COMMENTS_MAX + " comments already");
        }
        tx.emit(found.subject(), COMMENTED, new Commented(id.toString(), found.kind()));
        return found;
    }

    /** An open case. */
    private static Case open(Map<CaseId, Case> cases, CaseId id) {
        var found = cases.get(id);
        if (found == null) {
            throw Refused.notFound("case", id.toString());
        }
        if (found.end() != null) {
            throw new Refused("case-closed", 409, "Somebody has closed this case already");
        }
        return found;
    }

    @Override
    public CaseCounts counts(Tx tx) {
        var teams = CaseCareStore.teams(tx);
        return new CaseCounts(
                teams.stream().mapToLong(CaseCounts.TeamCount::open).sum(),
                teams.stream().mapToLong(CaseCounts.TeamCount::overdue).sum(),
                teams);
    }
}
