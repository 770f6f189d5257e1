package io.crossdock.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.engine.ManualClock;
import io.crossdock.engine.Tx;
import io.crossdock.engine.run.EngineNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the nodes of a database tell of each other. Machine time passes by hand; the lease is half a second. */
@Tag("slow")
class SilentNodeTest {

    private static final long OTHER = 900_777;
    private static final Duration STEP = Duration.ofMillis(200);

    private final Fixture fixture = new Fixture();
    private final ManualClock machine = new ManualClock();

    @BeforeEach
    void machineTime() {
        fixture.lease = Duration.ofMillis(500);
        fixture.machine = machine;
        fixture.name = "one";
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aNodeThatFallsSilentIsOneCase() {
        var one = fixture.running();
        lives(one, OTHER, "two");

        pass(one, 2);
        assertThat(named(one, "two").silent()).isFalse();
        assertThat(fixture.problems).isEmpty();
        pass(one, 4);

        assertThat(named(one, "two").silent()).isTrue();
        assertThat(fixture.problems).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo("server-silent");
            assertThat(problem.owner()).isEqualTo("operations");
            assertThat(problem.subject()).isEqualTo(OTHER);
            assertThat(problem.detail()).startsWith("the server two gave its last sign of life at ");
        });
    }

    @Test
    void aNodeThatIsStartedAgainReplacesItsFormerSelf() {
        var one = fixture.running();
        lives(one, OTHER, "two");
        pass(one, 4);
        assertThat(named(one, "two").silent()).isTrue();

        fixture.name = "two";
        var two = fixture.running();

        Fixture.until("the former self is gone", () -> one.nodes().size() == 2);
        assertThat(named(one, "two").id()).isNotEqualTo(OTHER);
        assertThat(named(one, "two").silent()).isFalse();
        assertThat(fixture.settled).contains(new Tx.Settled(OTHER, "server-silent", "it was started again", null));
        assertThat(two.nodes()).extracting(EngineNode::name).containsExactly("one", "two");
    }

    /** The database may have been away for all; so the others get the time of a lease to come back. */
    @Test
    void aNodeThatWasSilentItselfClosesItsCaseAndDoesNotJudgeTheOthersAtOnce() {
        var one = fixture.running();
        lives(one, OTHER, "two");

        machine.pass(Duration.ofSeconds(60));
        awaitSign(one);
        pass(one, 1);

        assertThat(fixture.settled)
                .contains(new Tx.Settled(named(one, "one").id(), "server-silent", "it came back after 60 s", null));
        assertThat(named(one, "two").silent()).isFalse();
        assertThat(fixture.problems).isEmpty();

        pass(one, 3);
        assertThat(named(one, "two").silent()).isTrue();
    }

    @Test
    void aNodeThatIsLongGoneIsForgotten() {
        var one = fixture.running();
        lives(one, OTHER, "two");
        pass(one, 4);

        one.transact(
                "tester",
                tx -> tx.sql("update engine.node set seen = ? where id = ?")
                        .value(machine.instant().minus(Duration.ofHours(25)))
                        .value(OTHER)
                        .update());
        pass(one, 1);

        Fixture.until("two is forgotten", () -> one.nodes().size() == 1);
    }

    @Test
    void aNodeThatEndsIsNotSilent() {
        var one = fixture.running();
        fixture.name = "two";
        fixture.running().close();

        assertThat(one.nodes()).extracting(EngineNode::name).containsExactly("one");
    }

    private void lives(Engine engine, long id, String name) {
        engine.transact(
                "tester",
                tx -> tx.sql("insert into engine.node (id, name, seen) values (?, ?, ?)")
                        .value(id)
                        .value(name)
                        .value(machine.instant())
                        .update());
    }

    /** Lets machine time pass in steps, each shorter than the lease. */
    private void pass(Engine engine, int steps) {
        for (int i = 0; i < steps; i++) {
            machine.pass(STEP);
            awaitSign(engine);
        }
    }

    /** A sign of life is given every 100 ms of real time. */
    private void awaitSign(Engine engine) {
        Instant now = machine.instant();
        Fixture.until("a sign of life", () -> !named(engine, "one").seen().isBefore(now));
    }

    private static EngineNode named(Engine engine, String name) {
        return engine.nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
