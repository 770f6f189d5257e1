package io.crossdock.engine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.Fixture;
import io.crossdock.engine.sql.EngineJson;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Versioned documents, with a kind that has only a text. */
class VersionedDocumentsTest {

    private static Fixture fixture;

    @BeforeAll
    static void open() {
        fixture = new Fixture();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    private record Activated(int version, String reason) {}

    private record Note(String name, int version, String says, String yaml) implements Document {}

    /** @param wordsRead words that this release can read, besides those that it saves */
    private record Kind(String name, List<String> wordsRead) implements DocumentKind<Note> {

        @Override
        public @Nullable Note read(String yaml, List<DocumentFault> faults) {
            var root = DocumentText.object(yaml, "note, version and says", faults);
            if (root == null) {
                return null;
            }
            var note = new Note(
                    root.path("note").asString(""),
                    DocumentText.version(root, faults),
                    root.path("says").asString(""),
                    yaml);
            if (!wordsRead.contains(note.says())) {
                faults.add(new DocumentFault("/says", "must be one of " + wordsRead));
            }
            return faults.isEmpty() ? note : null;
        }

        @Override
        public void check(Note document, List<DocumentFault> faults) {
            if (document.says().equals("rude")) {
                faults.add(new DocumentFault("/says", "is rude"));
            }
        }

        @Override
        public void activated(Tx tx, String name, int version, String reason) {
            tx.emit(0, "note-activated", new Activated(version, reason));
        }
    }

    private static VersionedDocuments<Note> notes(String kind, String... wordsRead) {
        return new VersionedDocuments<>(new Kind(kind, List.of(wordsRead)), fixture.database);
    }

    private static VersionedDocuments<Note> notes(String kind) {
        return notes(kind, "hello", "goodbye", "rude");
    }

    private static String note(int version, String says) {
        return "note: door\nversion: " + version + "\nsays: " + says + "\n";
    }

    @Test
    void aVersionNeverChanges() {
        var engine = fixture.node();
        var notes = notes("unchanging");
        engine.transact("ann", tx -> notes.save(tx, note(1, "hello")));
        engine.transact("bob", tx -> notes.save(tx, note(1, "hello")));
        engine.transact("ann", tx -> notes.save(tx, note(4, "hello")));

        assertThatThrownBy(() -> engine.transact("bob", tx -> notes.save(tx, note(1, "goodbye"))))
                .isInstanceOfSatisfying(
                        InvalidDocument.class,
                        e -> assertThat(e.faults())
                                .containsExactly(new DocumentFault(
                                        "/version",
                                        "version 1 of door exists with another content and versions never change: "
                                                + "use 5")));

        var kept = engine.read(tx -> notes.find(tx, "door", 1));
        assertThat(kept.orElseThrow().says()).isEqualTo("hello");
        assertThat(engine.read(notes::versions))
                .extracting(
                        VersionedDocuments.Version::version,
                        VersionedDocuments.Version::actor,
                        VersionedDocuments.Version::active)
                .containsExactly(tuple(4, "ann", false), tuple(1, "ann", false));
    }

    @Test
    void whatCountsIsChosenAndTakenBack() {
        var engine = fixture.node();
        var notes = notes("chosen");
        engine.publish("ann", notes, note(1, "hello"), "");
        engine.publish("ann", notes, note(2, "goodbye"), "");
        var second = notes.current("door").says();

        engine.activate("ann", notes, "door", 1, "too sad");

        assertThat(second).isEqualTo("goodbye");
        assertThat(notes.current("door").says()).isEqualTo("hello");
        assertThat(engine.read(notes::versions))
                .filteredOn(VersionedDocuments.Version::active)
                .extracting(VersionedDocuments.Version::version)
                .containsExactly(1);
    }

    @Test
    void anotherNodeFollowsWhatIsActivated() {
        var engine = fixture.node();
        var notes = notes("followed");
        engine.publish("ann", notes, note(1, "hello"), "");
        fixture.lease = Duration.ofMillis(500);
        var other = fixture.node();
        var elsewhere = notes("followed");
        other.keep(elsewhere);
        other.start();
        var before = elsewhere.current("door").says();

        engine.publish("ann", notes, note(2, "goodbye"), "");

        assertThat(before).isEqualTo("hello");
        Fixture.until(
                "the other node says goodbye",
                () -> elsewhere.current("door").says().equals("goodbye"));
    }

    @Test
    void theLogSaysWhoActivatedWhatAndWhy() {
        var engine = fixture.node();
        var notes = notes("logged");
        engine.publish("ann", notes, note(1, "hello"), "to be polite");
        engine.activate("bob", notes, "door", 1, "still polite");

        var told = engine.read(tx -> EngineQueries.timeline(tx, 0, 0, 1_000)).stream()
                .filter(event ->
                        event.type().equals("note-activated") && event.data().contains("polite"))
                .map(event -> event.actor() + " " + EngineJson.MAPPER.readValue(event.data(), Activated.class))
                .toList();

        assertThat(told)
                .containsExactly(
                        "ann Activated[version=1, reason=to be polite]",
                        "bob Activated[version=1, reason=still polite]");
    }

    @Test
    void whatWasNeverSavedIsNotActivated() {
        var engine = fixture.node();
        var notes = notes("empty");
        engine.publish("ann", notes("neighbor"), note(1, "hello"), "");

        assertThatThrownBy(() -> engine.activate("ann", notes, "door", 1, ""))
                .hasMessage("empty door has no version 1");
        assertThatThrownBy(() -> notes.current("door")).hasMessage("empty door has no active version");
        assertThatThrownBy(() -> notes.pinned("door", 1)).hasMessage("empty door has no version 1");
    }

    @Test
    void aDocumentWithFaultsIsNotSaved() {
        var engine = fixture.node();
        var notes = notes("checked");

        assertThat(notes.check(note(0, "what"))).extracting(DocumentFault::path).containsExactly("/version", "/says");
        assertThat(notes.check("version: 1.5\n"))
                .extracting(DocumentFault::path)
                .contains("/version");
        assertThat(notes.check(note(1, "rude"))).containsExactly(new DocumentFault("/says", "is rude", 3));
        assertThat(notes.check("[1]"))
                .containsExactly(new DocumentFault("", "must be a document with note, version and says"));
        assertThatThrownBy(() -> engine.publish("ann", notes, note(1, "rude"), ""))
                .isInstanceOf(InvalidDocument.class);
        assertThat(engine.read(notes::versions)).isEmpty();
    }

    @Test
    void aVersionThatThisReleaseCantReadSaysSo() {
        fixture.node().publish("ann", notes("old"), note(1, "hello"), "");
        var newer = notes("old", "goodbye");

        assertThatThrownBy(() -> newer.current("door"))
                .hasMessageStartingWith("old door 1 can't be read by this release; activate another version:")
                .hasMessageContaining("/says");
    }
}
