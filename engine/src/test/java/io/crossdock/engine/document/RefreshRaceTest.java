package io.crossdock.engine.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Tx;
import io.crossdock.engine.log.Fixture;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A look that began before an activation and ends after it. */
class RefreshRaceTest {

    private record Note(String name, int version, String yaml) implements Document {}

    private static final class Kind implements DocumentKind<Note> {
        @Override
        public String name() {
            return "race";
        }

        @Override
        public @Nullable Note read(String yaml, List<DocumentFault> faults) {
            var root = DocumentText.object(yaml, "note and version", faults);
            return root == null
                    ? null
                    : new Note(root.path("note").asString(""), DocumentText.version(root, faults), yaml);
        }

        @Override
        public void check(Note document, List<DocumentFault> faults) {}

        @Override
        public void activated(Tx tx, String name, int version, String reason) {}
    }

    @Test
    void aLookThatBeganEarlierDoesNotTakeBackAnActivation() throws InterruptedException {
        try (var fixture = new Fixture()) {
            var engine = fixture.node();
            var looked = new CountDownLatch(1);
            var goOn = new CountDownLatch(1);
            var slow = new AtomicReference<Thread>();
            var notes = new VersionedDocuments<>(new Kind(), slowClosing(fixture.database, slow, looked, goOn));
            engine.transact("ann", tx -> notes.save(tx, "note: door\nversion: 1\n"));
            engine.transact("ann", tx -> notes.save(tx, "note: door\nversion: 2\n"));
            engine.activate("ann", notes, "door", 1, "");

            var housekeeping = new Thread(notes::refresh);
            slow.set(housekeeping);
            housekeeping.start();
            looked.await();
            new Thread(() -> {
                        try {
                            Thread.sleep(1_000);
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                        goOn.countDown();
                    })
                    .start();
            engine.activate("ann", notes, "door", 2, "");
            housekeeping.join();

            assertThat(notes.current("door").version()).isEqualTo(2);
        }
    }

    /** Connections whose closing waits, on one thread. */
    private static DataSource slowClosing(
            DataSource real, AtomicReference<Thread> slow, CountDownLatch looked, CountDownLatch goOn) {
        return (DataSource) Proxy.newProxyInstance(
                RefreshRaceTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (p, method, arguments) -> {
                    var answer = method.invoke(real, arguments);
                    if (!(answer instanceof Connection connection) || Thread.currentThread() != slow.get()) {
                        return answer;
                    }
                    return Proxy.newProxyInstance(
                            RefreshRaceTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (q, m, a) -> {
                                if (m.getName().equals("close")) {
                                    looked.countDown();
                                    goOn.await();
                                }
                                return m.invoke(connection, a);
                            });
                });
    }
}
