package io.crossdock.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.crossdock.cases.Case;
import io.crossdock.cases.CaseAssignment;
import io.crossdock.cases.CaseCare;
import io.crossdock.cases.CaseCause;
import io.crossdock.cases.CaseClose;
import io.crossdock.cases.CaseComment;
import io.crossdock.cases.CaseCounts;
import io.crossdock.cases.CaseDetail;
import io.crossdock.cases.CaseFilter;
import io.crossdock.cases.CaseHandover;
import io.crossdock.cases.CaseId;
import io.crossdock.cases.CaseQuery;
import io.crossdock.cases.CaseValues;
import io.crossdock.cases.Cases;
import io.crossdock.cases.NewCase;
import io.crossdock.engine.Tx;
import io.crossdock.postgres.TestDatabase;
import io.crossdock.shared.Money;
import io.crossdock.shared.Refused;
import io.crossdock.support.RecordedTx;
import io.crossdock.support.ServerDatabase;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cases on a real database, one per test. */
class StoredCasesTest {

    private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");

    /** Case 7 is about 50 dollars, case 9 about 70; all others are about no money. */
    private static final CaseValues VALUES = new CaseValues() {
        @Override
        public Map<CaseId, Money> of(Tx tx, Collection<Case> asked) {
            return asked.stream()
                    .filter(c -> c.subject() == 7 || c.subject() == 9)
                    .collect(Collectors.toMap(Case::id, c -> new Money(c.subject() == 7 ? 5_000 : 7_000, "USD")));
        }
    };

    private final StoredCases cases = new StoredCases(List.of(), VALUES);
    private TestDatabase database;

    @BeforeEach
    void open() {
        database = ServerDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nobodyClosesACaseWhoseCauseHolds() {
        raise(met(7, "money-owed", 60), met(8, "money-owed", 90));
        var owed = page(null, 10).items().getFirst();
        var other = page(null, 10).items().getLast();
        var knowing = new StoredCases(
                List.of(new CaseCause() {
                    @Override
                    public Set<String> kinds() {
                        return Set.of("money-owed");
                    }

                    @Override
                    public String cause() {
                        return "money";
                    }

                    @Override
                    public Map<Long, String> holding(Tx tx, String kind, Collection<Long> subjects) {
                        return subjects.contains(7L) ? Map.of(7L, "5 are owed; a payment closes it") : Map.of();
                    }
                }),
                VALUES);

        assertThatThrownBy(() -> run(tx -> knowing.close(tx, List.of(new CaseClose(owed.id(), "looks fine")))))
                .hasMessageContaining("5 are owed; a payment closes it");
        assertThat(run(tx -> knowing.close(tx, List.of(new CaseClose(other.id(), "paid"))))
                        .result())
                .hasSize(1);
    }

    @Test
    void isOneCasePerSubjectAndKindWithTheEarliestDueTime() {
        var first = raise(met(7, "parcel-lost", 60), met(7, "parcel-lost", 30), met(8, "parcel-lost", 90));
        var second = raise(met(7, "parcel-lost", 600));

        assertThat(first.tx().facts)
                .extracting(f -> f.subject() + " " + f.type())
                .containsExactly("7 case-raised", "8 case-raised");
        assertThat(second.tx().facts).isEmpty();
        assertThat(list(null, 10))
                .extracting(c -> c.subject() + " x" + c.count() + " due " + c.dueAt())
                .containsExactly("7 x3 due 2026-11-23T12:00:30Z", "8 x1 due 2026-11-23T12:01:30Z");
    }

    @Test
    void everyDetailIsKeptAndARepeatedOneOnlyCounts() {
        raise(said(9, "the first"));
        raise(said(9, "the second"), said(9, "the first"));
        raise(said(9, "the second"));

        var found = list(null, 10).getFirst();
        var details = run(tx -> cases.details(tx, List.of(found.id()))).result().get(found.id());

        assertThat(found.count()).isEqualTo(4);
        assertThat(details).extracting(CaseDetail::text).containsExactly("the first", "the second");
    }

    private static NewCase said(long subject, String detail) {
        return new NewCase(subject, "a", "team", AT.plusSeconds(60), detail);
    }

    @Test
    void listsTheMostUrgentFirstPageByPage() {
        raise(met(1, "a", 90), met(2, "a", 60), met(3, "a", 60), met(4, "b", 30));

        var first = page(null, 3);
        var second = page(first.nextCursor(), 3);

        assertThat(first.items()).extracting(Case::subject).containsExactly(4L, 2L, 3L);
        assertThat(second.items()).extracting(Case::subject).containsExactly(1L);
        assertThat(second.nextCursor()).isNull();
        assertThat(list("b", 10)).extracting(Case::subject).containsExactly(4L);
    }

    @Test
    void closesOnceAndOpensAnewWhenTheProblemComesBack() {
        raise(met(5, "a", 60));
        var close = new CaseClose(list(null, 1).getFirst().id(), "sent again");

        var closed = run(tx -> cases.close(tx, List.of(close)));
        raise(met(5, "a", 60));

        assertThat(closed.result().getFirst().end()).isEqualTo(new Case.CaseEnd(AT, "test", "sent again"));
        assertThat(closed.tx().facts).extracting(RecordedTx.Fact::type).containsExactly("case-closed");
        assertThatThrownBy(() -> run(tx -> cases.close(tx, List.of(close))))
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.code()).isEqualTo("case-closed"));
        assertThat(list(null, 10)).extracting(Case::count).containsExactly(1);
        assertThat(run(cases::counts).result())
                .isEqualTo(new CaseCounts(1, 0, List.of(new CaseCounts.TeamCount("operations", 1, 0))));
    }

    @Test
    void escalatesOnceAndKeepsTheFirstTeamAndTime() {
        raise(met(6, "hold-down", 60));
        var overdue = List.of(new Tx.Escalated(6, "hold-down", "operations", "nobody has decided"));

        var first = escalate(AT, overdue);
        var again = escalate(AT.plusSeconds(60), overdue);
        var unknown = escalate(AT, List.of(new Tx.Escalated(7, "hold-down", "operations", "nobody has decided")));

        var found = list(null, 10).getFirst();
        assertThat(found.care().escalatedAt()).isEqualTo(AT);
        assertThat(found.care().escalatedTo()).isEqualTo("operations");
        assertThat(found.dueAt()).isEqualTo(AT.plusSeconds(60));
        assertThat(first.tx().facts).extracting(RecordedTx.Fact::type).containsExactly("case-escalated");
        assertThat(again.tx().facts).isEmpty();
        assertThat(unknown.tx().facts).isEmpty();
        assertThat(run(tx -> cases.details(tx, List.of(found.id()))).result().get(found.id()))
                .extracting(CaseDetail::text)
                .containsExactly("because", "nobody has decided");
    }

    private RecordedTx.Done<Integer> escalate(Instant at, List<Tx.Escalated> overdue) {
        return RecordedTx.run(database, at, tx -> {
            cases.escalate(tx, overdue);
            return 0;
        });
    }

    @Test
    void aPersonTakesACaseOverAndSaysHowUrgentItIs() {
        raise(met(8, "a", 60), met(9, "a", 60));
        var ids = list(null, 10).stream().map(Case::id).toList();
        var urgent = new CaseAssignment(ids.getFirst(), "berta", CaseCare.Priority.URGENT);

        var taken = run(tx -> cases.assign(tx, List.of(urgent)));
        var again = run(tx -> cases.assign(tx, List.of(new CaseAssignment(ids.getFirst(), "berta", null))));

        assertThat(taken.tx().facts).extracting(RecordedTx.Fact::type).containsExactly("case-assigned");
        assertThat(again.tx().facts).isEmpty();
        assertThat(again.result().getFirst().care().priority()).isEqualTo(CaseCare.Priority.URGENT);
        assertThat(of("berta")).extracting(Case::id).containsExactly(ids.getFirst());
        assertThat(of("anna")).isEmpty();

        run(tx -> cases.assign(tx, List.of(new CaseAssignment(ids.getFirst(), null, null))));
        assertThat(of("berta")).isEmpty();
    }

    @Test
    void aCaseGoesToAnotherTeamWithAReasonAndToNobodyInPerson() {
        raise(met(7, "a", 60), met(8, "a", 60));
        var id = list(null, 10).getFirst().id();
        run(tx -> cases.assign(tx, List.of(new CaseAssignment(id, "berta", null))));

        var handed = run(tx -> cases.handOver(tx, List.of(new CaseHandover(id, "legal", "it is a threat"))));
        var again = run(tx -> cases.handOver(tx, List.of(new CaseHandover(id, "legal", "it is a threat"))));
        raise(met(7, "a", 60));

        var care = handed.result().getFirst().care();
        assertThat(care.team()).isEqualTo("legal");
        assertThat(care.assignee()).isNull();
        assertThat(handed.result().getFirst().owner()).isEqualTo("operations");
        assertThat(handed.tx().facts).extracting(RecordedTx.Fact::type).containsExactly("case-handed-over");
        assertThat(again.tx().facts).isEmpty();
        assertThat(ofTeam("legal")).extracting(Case::subject).containsExactly(7L);
        assertThat(ofTeam("operations")).extracting(Case::subject).containsExactly(8L);
        assertThat(run(cases::counts).result().teams())
                .containsExactly(new CaseCounts.TeamCount("legal", 1, 0), new CaseCounts.TeamCount("operations", 1, 0));
    }

    @Test
    void aTeamAlsoHasTheCasesThatWereEscalatedToIt() {
        raise(met(6, "a", 60));
        escalate(AT, List.of(new Tx.Escalated(6, "a", "management", "nobody has decided")));

        assertThat(ofTeam("management")).extracting(Case::subject).containsExactly(6L);
        assertThat(ofTeam("operations")).extracting(Case::subject).containsExactly(6L);
    }

    @Test
    void casesComeByTheMoneyThatDependsOnThem() {
        raise(met(5, "a", 10), met(6, "a", 20), met(7, "a", 30), met(9, "a", 40));

        var first = ranked(null);
        var second = ranked(first.nextCursor());

        assertThat(first.items()).extracting(Case::subject).containsExactly(9L, 7L, 5L);
        assertThat(second.items()).extracting(Case::subject).containsExactly(6L);
        assertThat(second.nextCursor()).isNull();
        assertThatThrownBy(() -> ranked("2026-11-23T12:00:00Z_7"))
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.code()).isEqualTo("wrong-parameter"));
    }

    private io.crossdock.shared.Page<Case> ranked(@org.jspecify.annotations.Nullable String cursor) {
        var query = new CaseQuery(CaseQuery.State.OPEN, CaseFilter.ALL, CaseQuery.Order.VALUE_AT_STAKE, cursor, 3);
        return run(tx -> cases.list(tx, query)).result();
    }

    private List<Case> ofTeam(String team) {
        return run(tx -> cases.list(tx, open(new CaseFilter(null, null, null, team), null, 10)))
                .result()
                .items();
    }

    private static CaseQuery open(CaseFilter filter, @org.jspecify.annotations.Nullable String cursor, int limit) {
        return new CaseQuery(CaseQuery.State.OPEN, filter, CaseQuery.Order.DUE, cursor, limit);
    }

    private List<Case> of(String assignee) {
        return run(tx -> cases.list(tx, open(new CaseFilter(null, null, assignee, null), null, 10)))
                .result()
                .items();
    }

    @Test
    void commentsAreAddedUpToALimit() {
        raise(met(10, "a", 60));
        var id = list(null, 1).getFirst().id();

        run(tx -> {
            for (int i = 1; i <= Cases.COMMENTS_MAX; i++) {
                cases.comment(tx, id, "call " + i);
            }
            return 0;
        });

        var comments = run(tx -> cases.comments(tx, List.of(id))).result().get(id);
        assertThat(comments).hasSize(500);
        assertThat(comments).element(1).isEqualTo(new CaseComment(AT, "test", "call 2"));
        assertThatThrownBy(() -> run(tx -> cases.comment(tx, id, "one more")))
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.code()).isEqualTo("too-many-comments"));
    }

    @Test
    void aCaseThatIsSettledSaysWhoDecided() {
        raise(met(11, "hold-a", 60), met(12, "hold-a", 60));

        run(tx -> {
            cases.settle(
                    tx,
                    List.of(
                            new Tx.Settled(11, "hold-a", "resolve:cancel: agreed by phone", "berta"),
                            new Tx.Settled(12, "hold-a", "it went on", null)));
            return 0;
        });

        var query = new CaseQuery(CaseQuery.State.CLOSED, CaseFilter.ALL, CaseQuery.Order.DUE, null, 10);
        assertThat(run(tx -> cases.list(tx, query)).result().items())
                .extracting(Case::subject, c -> Objects.requireNonNull(c.end()).by())
                .containsExactlyInAnyOrder(tuple(11L, "berta"), tuple(12L, "test"));
    }

    private static NewCase met(long subject, String kind, long dueInSeconds) {
        return new NewCase(subject, kind, "operations", AT.plusSeconds(dueInSeconds), "because");
    }

    private RecordedTx.Done<Integer> raise(NewCase... problems) {
        return run(tx -> {
            cases.raise(tx, List.of(problems));
            return 0;
        });
    }

    private io.crossdock.shared.Page<Case> page(@org.jspecify.annotations.Nullable String cursor, int limit) {
        return run(tx -> cases.list(tx, open(CaseFilter.ALL, cursor, limit))).result();
    }

    private List<Case> list(@org.jspecify.annotations.Nullable String kind, int limit) {
        return run(tx -> cases.list(tx, open(new CaseFilter(kind, null, null, null), null, limit)))
                .result()
                .items();
    }

    private <R> RecordedTx.Done<R> run(Function<RecordedTx, R> work) {
        return RecordedTx.run(database, AT, work);
    }
}
