package io.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.crossdock.shared.Limits;
import io.crossdock.shared.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Reports every fault once, and accepts values just within the limits. */
class RequestReaderTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern WORD = Pattern.compile("[a-z]{1,5}");

    private enum Kind {
        STORE,
        DROP_SHIP
    }

    /** Reads a body of one field {@code f} as a kind of field and returns the violations. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
        text         | -                     | /f required       | is required
        text         | null                  | /f required       | is required
        text         | 12                    | /f wrong-type     | must be text, not 12
        text         | ""                    | /f blank          | must have 1 to 5 characters, not only white space
        text         | "  "                  | /f blank          | must have 1 to 5 characters, not only white space
        text         | "abcdef"              | /f too-long       | must have at most 5 characters, has 6
        text         | "a\\u0000b"           | /f wrong-format   | must not contain NUL or unpaired surrogates
        text         | "\\ud800"             | /f wrong-format   | must not contain NUL or unpaired surrogates
        text         | "\\udc00"             | /f wrong-format   | must not contain NUL or unpaired surrogates
        verbatim     | -                     | /f required       | is required
        verbatim     | ""                    | /f blank          | must have 1 to 5 characters, has 0
        verbatim     | "      "              | /f too-long       | must have at most 5 characters, has 6
        optionalText | " "                   | /f blank          | must have 1 to 5 characters, not only white space
        optionalText | []                    | /f wrong-type     | must be text, not []
        pattern      | "ABC"                 | /f wrong-format   | must be up to 5 letters, not 'ABC'
        forbidden    | "x"                   | /f not-allowed    | makes no sense here
        whole        | -                     | /f required       | is required
        whole        | "7"                   | /f wrong-type     | must be a whole number, not "7"
        whole        | 7.5                   | /f wrong-type     | must be a whole number, not 7.5
        whole        | 0                     | /f out-of-range   | must be from 1 to 9, not 0
        whole        | 10                    | /f out-of-range   | must be from 1 to 9, not 10
        whole        | 99999999999999999999  | /f out-of-range   | must be from 1 to 9, not 99999999999999999999
        number       | -                     | /f required       | is required
        number       | true                  | /f wrong-type     | must be a number, not true
        number       | 90.5                  | /f out-of-range   | must be from -90.0 to 90.0, not 90.5
        flag         | -                     | /f required       | is required
        flag         | 1                     | /f wrong-type     | must be true or false, not 1
        time         | -                     | /f required       | is required
        time         | "2026-11-23T10:00:00" | /f wrong-format   | must be a time with its offset \
        like 2026-11-23T10:00:00Z, not '2026-11-23T10:00:00'
        time         | "+10000-01-01T00:00:00Z" | /f out-of-range | must be in the years 0001 to 9999 of UTC, \
        not '+10000-01-01T00:00:00Z'
        time         | "-0001-01-01T00:00:00Z" | /f out-of-range | must be in the years 0001 to 9999 of UTC, \
        not '-0001-01-01T00:00:00Z'
        choice       | "shop"                | /f not-a-choice   | must be one of store, drop-ship, not 'shop'
        choice       | 3                     | /f wrong-type     | must be text, not 3
        word         | "c"                   | /f not-a-choice   | must be one of a, b, not 'c'
        choices      | ["store", "shop"]     | /f/1 not-a-choice | must be one of store, drop-ship, not "shop"
        choices      | ["store", "store"]    | /f/1 duplicate    | store is in the list twice
        choices      | ["a", "b", "c"]       | /f too-many       | must have at most 2 elements, has 3
        id           | "T12"                 | /f wrong-format   | must be an id like A123, not 'T12'
        cursor       | "x"                   | /f wrong-format   | must be the nextCursor of an earlier page, not 'x'
        list         | -                     | /f required       | is required
        list         | {}                    | /f wrong-type     | must be a list, not {}
        list         | []                    | /f empty          | must have 1 to 2 elements, has none
        list         | [{}, {}, {}]          | /f too-many       | must have at most 2 elements, has 3
        list         | [{}, 1]               | /f/1 wrong-type   | must be an object, not 1
        optionalList | 1                     | /f wrong-type     | must be a list, not 1
        texts        | ["a", 1]              | /f/1 wrong-format | must be up to 5 letters, not 1
        texts        | ["a", "a"]            | /f/1 duplicate    | a is in the list twice
        optionalTexts| ["a", " "]            | /f/1 blank        | must have 1 to 5 characters, not only white space
        object       | -                     | /f required       | is required
        object       | [1]                   | /f wrong-type     | must be an object, not [1]
        part         | "x"                   | /f wrong-type     | must be an object, not "x"
        nothing      | 1                     | /f unknown-field  | is not known here; known are g
        """)
    void namesEveryFault(String kind, String value, String violation, String message) {
        var body = reader(value == null ? "{}" : "{\"f\": " + value + "}");

        read(body, kind);
        body.refuseUnknown();

        assertThat(body.violations())
                .extracting(v -> v.pointer() + " " + v.code(), v -> v.message())
                .containsExactly(tuple(violation, message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '`',
            value = {
                "text          | \"abcde\"",
                "text          | \"\\ud83d\\ude00bcde\"",
                "verbatim      | \"     \"",
                "optionalText  | -",
                "optionalText  | null",
                "optionalVerbatim | \"\"",
                "pattern       | \"abcde\"",
                "forbidden     | null",
                "whole         | 1",
                "whole         | 9",
                "whole         | 9.0",
                "number        | 90",
                "flag          | false",
                "time          | \"2026-11-23T11:00:00+01:00\"",
                "choice        | \"drop-ship\"",
                "word          | \"b\"",
                "choices       | [\"drop-ship\", \"store\"]",
                "choices       | []",
                "id            | \"A999999999999999999\"",
                "cursor        | \"999999999999999999\"",
                "cursor        | -",
                "list          | [{}, {}]",
                "optionalList  | []",
                "optionalList  | -",
                "texts         | [\"a\", \"b\"]",
                "optionalTexts | null",
                "object        | {\"inside\": \"x\"}",
                "part          | -",
            })
    void takesWhatIsWithinTheLimits(String kind, String value) {
        var body = reader(value == null ? "{}" : "{\"f\": " + value + "}");

        read(body, kind);

        body.refuseUnknown().refuseViolations();
    }

    private static void read(RequestReader body, String kind) {
        var unused = switch (kind) {
            case "text" -> body.text("f", 5);
            case "verbatim" -> body.verbatim("f", 5);
            case "optionalText" -> body.optionalText("f", 5);
            case "optionalVerbatim" -> body.optionalVerbatim("f", 5);
            case "pattern" -> body.text("f", WORD, "up to 5 letters");
            case "forbidden" -> body.forbidden("f", "makes no sense here");
            case "whole" -> body.whole("f", 1, 9);
            case "number" -> body.number("f", -90, 90);
            case "flag" -> body.flag("f");
            case "time" -> body.time("f");
            case "choice" -> body.choice("f", Kind.class);
            case "word" -> body.choice("f", List.of("a", "b"));
            case "choices" -> body.choices("f", Kind.class);
            case "id" -> body.id("f", 'A');
            case "cursor" -> body.cursor("f");
            case "list" -> body.list("f", 2);
            case "optionalList" -> body.optionalList("f", 2);
            case "texts" -> body.texts("f", 3, WORD, "up to 5 letters");
            case "optionalTexts" -> body.optionalTexts("f", 3, 5);
            case "object" -> body.object("f").text("inside", 5);
            case "part" -> Optional.ofNullable(body.part("f")).map(part -> part.text("inside", 5));
            case "nothing" -> body.optionalText("g", 5);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @Test
    void readsValues() {
        var body = reader("""
                {"text": "mug", "whole": 7, "flag": true, "at": "2026-11-23T11:00:00+01:00",
                 "kind": "DROP_SHIP", "id": "A12", "kinds": ["drop-ship", "store"], "lines": [{"sku": "cup"}]}
                """);

        assertThat(body.text("text", 9)).isEqualTo("mug");
        assertThat(body.whole("whole", 0, 9)).isEqualTo(7);
        assertThat(body.optionalWhole("none", 0, 9, 4)).isEqualTo(4);
        assertThat(body.flag("flag")).isTrue();
        assertThat(body.optionalFlag("none")).isNull();
        assertThat(body.time("at")).isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
        assertThat(body.choice("kind", Kind.class)).isEqualTo(Kind.DROP_SHIP);
        assertThat(body.choices("kinds", Kind.class)).containsExactly(Kind.DROP_SHIP, Kind.STORE);
        assertThat(body.id("id", 'A')).isEqualTo(12);
        assertThat(body.list("lines", 1).getFirst().text("sku", 9)).isEqualTo("cup");
        assertThat(body.refuseUnknown().violations()).isEmpty();
    }

    @Test
    void namesEverythingAtOnceWithPointersIntoTheBody() {
        var body = reader("{\"lines\": [{\"sku\": \"mug\"}, {\"sku\": \"\", \"a/b~c\": 1}], \"node\": 3}");

        for (var line : body.list("lines", 5)) {
            line.text("sku", 9);
            line.refuseUnknown();
        }
        body.text("node", 9);

        var refused = catchThrowableOfType(Refused.class, body::refuseViolations);
        assertThat(refused.code()).isEqualTo("invalid");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.violations())
                .extracting(v -> v.pointer() + " " + v.code())
                .containsExactly("/lines/1/sku blank", "/lines/1/a~1b~0c unknown-field", "/node wrong-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "12", "\"text\"", "null"})
    void isSilentAboutFieldsOfWhatIsNoObject(String sent) {
        var body = reader(sent);

        body.text("sku", 9);
        body.list("lines", 9);
        body.object("shipTo").text("city", 9);
        body.refuseUnknown();

        assertThat(body.violations())
                .extracting(v -> v.pointer() + " " + v.code())
                .containsExactly(" wrong-type");
    }

    @Test
    void refusesParametersOfAQueryWithTheirNames() {
        var query = RequestReader.query()
                .with("limit", 0)
                .with("state", "lost")
                .with("cursor", " ")
                .with("sku", (String) null);

        query.whole("limit", 1, 500);
        query.optionalChoice("state", Kind.class);
        query.cursor("cursor");
        query.text("sku", 9);

        var refused = catchThrowableOfType(Refused.class, query::refuseViolations);
        assertThat(refused.code()).isEqualTo("wrong-parameter");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.violations())
                .extracting(v -> v.pointer() + " " + v.code())
                .containsExactly("/limit out-of-range", "/state not-a-choice", "/sku required");
    }

    @Test
    void refusesElementsThatSayTheSameTwice() {
        var body = reader("{\"lines\": [{}, {}, {}, {}]}");
        var lines = body.list("lines", 9);

        DuplicateCheck.refuse(lines, List.of("mug", "", "mug", ""), "sku");

        assertThat(body.violations())
                .extracting(v -> v.pointer() + " " + v.code())
                .containsExactly("/lines/2/sku duplicate");
    }

    @Test
    void showsOnlyTheBeginningOfALongValue() {
        var body = reader("{\"f\": [" + "1, ".repeat(100) + "1]}");

        body.text("f", 9);

        assertThat(body.violations().getFirst().message()).hasSizeLessThan(100).endsWith("…");
    }

    @Test
    void takesCodesOfTwoHundredCharactersAndNoMore() {
        var body = reader("{\"a\": \"%s\", \"b\": \"%s\"}".formatted("x".repeat(200), "x".repeat(201)));

        var code = body.text("a", Limits.CODE_CHARACTERS_MAX);
        body.text("b", Limits.CODE_CHARACTERS_MAX);

        assertThat(code).hasSize(200);
        assertThat(body.violations())
                .extracting(v -> v.pointer() + " " + v.code())
                .containsExactly("/b too-long");
        assertThatThrownBy(body::refuseViolations).isInstanceOf(Refused.class);
    }

    private static RequestReader reader(String json) {
        return RequestReader.body(JSON.readTree(json));
    }
}
