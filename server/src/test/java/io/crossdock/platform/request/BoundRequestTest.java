package io.crossdock.platform.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Refused;
import io.crossdock.shared.ViolationCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads every kind of component, and refuses what a component does not allow, all at once. */
class BoundRequestTest {

    private static final JsonMapper JSON = new JsonMapper();

    enum Color {
        RED,
        LIGHT_BLUE
    }

    record Every(
            String text,
            @TextForm(max = 5) String shortText,
            @TextForm(kind = TextForm.Kind.CODE) String code,
            @TextForm(max = 20, kind = TextForm.Kind.LINE) String line,

            @TextForm(max = 20, kind = TextForm.Kind.VERBATIM)
            String verbatim,

            @TextPattern(value = "[a-z]+", meaning = "small letters")
            String pattern,

            @WordChoice({"up", "down"}) String word,
            @NumberRange(min = 1, max = 9) long whole,
            @NumberRange(min = -2, max = 2) int small,
            @NumberRange(min = -90, max = 90) double degrees,
            boolean flag,
            @IdLetter('T') long id,
            Color color,
            Instant time,
            LocalDate day,
            LocalTime hour,
            Inner inner,
            @ListSize(max = 2) List<Inner> list,
            @JsonUnwrapped Flat flat) {}

    record Inner(@NumberRange(min = 0, max = 3) int n) {}

    record Flat(boolean open, @Nullable Boolean shut) {}

    /** All may be left out. */
    record Optional(
            @Nullable String text,

            @TextForm(kind = TextForm.Kind.VERBATIM) @Nullable
            String verbatim,

            @TextPattern(value = "[a-z]+", meaning = "small letters") @Nullable
            String pattern,

            @NumberRange(min = 1, max = 9) @Nullable Long whole,
            @NumberRange(min = 1, max = 9) @Nullable Integer small,
            @IdLetter('T') @Nullable Long id,
            @Nullable Color color,
            @Nullable Instant time,
            @Nullable LocalDate day,
            @Nullable Inner inner,
            @ListSize(min = 0, max = 2) List<Inner> list,
            @ListSize(min = 0, max = 2) List<String> texts,

            @ListSize(min = 0, max = 2) @TextPattern(value = "[a-z]+", meaning = "small letters")
            Set<String> words,

            @WordChoice({"up", "down"}) Set<String> choices,
            Set<Color> colors,
            @ListSize(min = 0, max = 2) Set<LocalDate> days) {}

    record Range(
            @NumberRange(min = 0, max = 9) int from,
            @NumberRange(min = 0, max = 9) int to) implements CheckedRecord {

        @Override
        public void check(RequestReader at) {
            if (from > to) {
                at.violation("to", ViolationCode.OUT_OF_RANGE, "must not be below from");
            }
        }
    }

    record Ranges(
            @ListSize(max = 9) List<Range> ranges, @Nullable Range one) {}

    private static final String EVERY = """
            {"text": " a ", "shortText": "abcde", "code": "c/1", "line": "x\\ny", "verbatim": " ", "pattern": "abc",
             "word": "up", "whole": 9, "small": -2, "degrees": 90, "flag": true, "id": "T12", "color": "light-blue",
             "time": "2026-11-23T10:00:00+01:00", "day": "2026-12-25", "hour": "08:30", "inner": {"n": 3},
             "list": [{"n": 0}, {"n": 1}], "open": true}""";

    @Test
    void readsEveryKindOfComponent() {
        assertThat(bound(EVERY, Every.class).value())
                .isEqualTo(new Every(
                        "a",
                        "abcde",
                        "c/1",
                        "x y",
                        " ",
                        "abc",
                        "up",
                        9,
                        -2,
                        90,
                        true,
                        12,
                        Color.LIGHT_BLUE,
                        Instant.parse("2026-11-23T09:00:00Z"),
                        LocalDate.of(2026, 12, 25),
                        LocalTime.of(8, 30),
                        new Inner(3),
                        List.of(new Inner(0), new Inner(1)),
                        new Flat(true, null)));
    }

    @Test
    void namesEverythingThatIsMissing() {
        assertThat(violations("{}", Every.class))
                .containsExactly(
                        "/text required",
                        "/shortText required",
                        "/code required",
                        "/line required",
                        "/verbatim required",
                        "/pattern required",
                        "/word required",
                        "/whole required",
                        "/small required",
                        "/degrees required",
                        "/flag required",
                        "/id required",
                        "/color required",
                        "/time required",
                        "/day required",
                        "/hour required",
                        "/inner required",
                        "/list required",
                        "/open required");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        text      | 7                  | /text wrong-type
        text      | " "                | /text blank
        shortText | "abcdef"           | /shortText too-long
        code      | "."                | /code wrong-format
        pattern   | "ABC"              | /pattern wrong-format
        word      | "left"             | /word not-a-choice
        whole     | 10                 | /whole out-of-range
        whole     | 1.5                | /whole wrong-type
        small     | 99999999999        | /small out-of-range
        degrees   | 90.5               | /degrees out-of-range
        flag      | "true"             | /flag wrong-type
        id        | "X12"              | /id wrong-format
        color     | "blue"             | /color not-a-choice
        time      | "2026-11-23"       | /time wrong-format
        day       | "2026-02-30"       | /day wrong-format
        hour      | "25:00"            | /hour wrong-format
        inner     | []                 | /inner wrong-type
        inner     | {"n": 4}           | /inner/n out-of-range
        inner     | {"n": 1, "m": 1}   | /inner/m unknown-field
        list      | []                 | /list empty
        list      | [{"n":1},{"n":1},{"n":1}] | /list too-many
        list      | [{"n":1},7]        | /list/1 wrong-type
        open      | 1                  | /open wrong-type
        shut      | 1                  | /shut wrong-type
        flat      | {}                 | /flat unknown-field
        """)
    void refusesWhatAComponentDoesNotAllow(String field, String value, String violation) {
        var body = (ObjectNode) JSON.readTree(EVERY);
        body.set(field, JSON.readTree(value));

        assertThat(violations(body.toString(), Every.class)).containsExactly(violation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", """
            {"text": null, "verbatim": null, "pattern": null, "whole": null, "small": null, "id": null, "color": null,
             "time": null, "day": null, "inner": null, "list": null, "texts": null, "words": null, "choices": null,
             "colors": null, "days": null}"""})
    void readsWhatIsLeftOutAsNullOrEmpty(String json) {
        assertThat(bound(json, Optional.class).value())
                .isEqualTo(new Optional(
                        null, null, null, null, null, null, null, null, null, null, List.of(), List.of(), Set.of(),
                        Set.of(), Set.of(), Set.of()));
    }

    @Test
    void readsListsOfWordsEachOnce() {
        var read = bound("""
                {"list": [{"n": 2}], "texts": ["a", "a"], "words": ["b", "a"], "choices": ["down"],
                 "colors": ["light-blue", "red"], "days": ["2026-12-26", "2026-12-25"]}""", Optional.class).value();

        assertThat(read.list()).containsExactly(new Inner(2));
        assertThat(read.texts()).containsExactly("a", "a");
        assertThat(read.words()).containsExactly("b", "a");
        assertThat(read.choices()).containsExactly("down");
        assertThat(read.colors()).containsExactly(Color.LIGHT_BLUE, Color.RED);
        assertThat(read.days()).containsExactly(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 26));
        assertThat(violations("""
                {"words": ["a", "A"], "choices": ["up", "up"], "colors": ["green"], "days": ["2026-02-30"],
                 "texts": [1]}""", Optional.class))
                .containsExactly(
                        "/texts/0 wrong-type",
                        "/words/1 wrong-format",
                        "/choices/1 duplicate",
                        "/colors/0 not-a-choice",
                        "/days wrong-format");
    }

    @Test
    void checksRulesBetweenComponentsWhereTheyStand() {
        assertThat(violations("""
                {"ranges": [{"from": 1, "to": 2}, {"from": 3, "to": 2}, 7],
                 "one": {"from": 2, "to": 1}}""", Ranges.class))
                .containsExactly("/ranges/2 wrong-type", "/ranges/1/to out-of-range", "/one/to out-of-range");
    }

    @Test
    void letsTheCallerAddViolationsToElements() {
        var body = bound("{\"ranges\": [{\"from\": 1, \"to\": 2}, {\"from\": 1, \"to\": 3}, 7]}", Ranges.class);
        var ranges = body.list("ranges", Ranges::ranges);

        ranges.refuseDuplicates("from", Range::from);
        ranges.each((at, range) -> at.violation("to", ViolationCode.SHORT, "is " + range.to()));

        assertThat(codes(body))
                .containsExactly(
                        "/ranges/2 wrong-type", "/ranges/1/from duplicate", "/ranges/0/to short", "/ranges/1/to short");
        assertThatThrownBy(body::value).isInstanceOf(Refused.class);
        assertThat(body.draft().ranges().getFirst()).isEqualTo(new Range(1, 2));
    }

    @Test
    void givesTheElementsOfListsInElements() {
        record Deep(@ListSize(min = 0, max = 9) List<Ranges> all) {}
        var body = bound(
                "{\"all\": [{\"ranges\": [{\"from\": 1, \"to\": 2}]}, {\"ranges\": []}, {\"ranges\":"
                        + " [{\"from\": 3, \"to\": 4}, {\"from\": 5, \"to\": 6}]}]}",
                Deep.class);

        var inner = body.list("all", Deep::all).inner("ranges", Ranges::ranges);

        assertThat(inner.elements()).extracting(Range::from).containsExactly(1, 3, 5);
        inner.each((at, range) -> at.violation("from", ViolationCode.SHORT, "is " + range.from()));
        assertThat(codes(body))
                .containsExactly(
                        "/all/1/ranges empty",
                        "/all/0/ranges/0/from short",
                        "/all/2/ranges/0/from short",
                        "/all/2/ranges/1/from short");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "[]", "\"text\""})
    void refusesWhatIsNoObjectAsOneViolation(String json) {
        var body = JSON.readValue(json, new TypeReference<BoundRequest<Every>>() {});

        assertThat(codes(body)).containsExactly(" wrong-type");
    }

    @Test
    void readsABodyAsItsHandlerDeclaresIt() {
        var body = JSON.readValue("{\"n\": 2}", new TypeReference<BoundRequest<Inner>>() {});

        assertThat(body.value()).isEqualTo(new Inner(2));
    }

    @Test
    void readsYamlAsWell() {
        var body = new YAMLMapper().readValue("n: 2", new TypeReference<BoundRequest<Inner>>() {});

        assertThat(body.value()).isEqualTo(new Inner(2));
    }

    @Test
    void refusesAListThatIsNotSentWhereItMustBe() {
        record Days(@ListSize(min = 0, max = 9, sent = true) List<String> days) {}

        assertThat(bound("{\"days\": []}", Days.class).value().days()).isEmpty();
        assertThat(violations("{}", Days.class)).containsExactly("/days required");
        assertThat(violations("{\"days\": null}", Days.class)).containsExactly("/days required");
    }

    @Test
    void refusesARecordThatNoRequestCanHave() {
        record Unlimited(long units) {}
        record Foreign(Thread thread) {}

        assertThatThrownBy(() -> RecordShape.of(Unlimited.class))
                .hasMessageContaining("Unlimited.units needs @NumberRange");
        assertThatThrownBy(() -> RecordShape.of(Foreign.class)).hasMessageContaining("a type that no request has");
    }

    private static <R extends Record> BoundRequest<R> bound(String json, Class<R> type) {
        return BoundRequest.of(JSON.readTree(json), type);
    }

    private static List<String> violations(String json, Class<? extends Record> type) {
        return codes(bound(json, type));
    }

    private static List<String> codes(BoundRequest<?> body) {
        return catchThrowableOfType(Refused.class, body::refuseViolations).violations().stream()
                .map(v -> v.pointer() + " " + v.code())
                .toList();
    }
}
