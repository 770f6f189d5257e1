package io.crossdock.platform;

import io.crossdock.shared.IdText;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import io.crossdock.shared.Words;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Reads a request field by field and collects every violation instead of stopping at the first. It reads a body, an
 * element of a list in it, or the parameters of a query. A field that breaks a rule reads as a harmless value of its
 * type; the caller reads on and calls {@link #refuseViolations} once before it uses any value.
 */
public final class RequestReader {

    /** The meaning of a cursor, for messages. */
    public static final String CURSOR_MEANING = "the nextCursor of an earlier page";

    private static final int PATTERN_CHARACTERS_MAX = 1_000;
    private static final Pattern CURSOR = Pattern.compile("\\d{1,18}");

    private final JsonNode node;
    private final String pointer;
    private final List<Violation> violations;
    private final Function<List<Violation>, Refused> refusal;
    /** False if the node is not an object. That is its only violation: its fields are not checked. */
    private final boolean readable;

    private final List<String> asked = new ArrayList<>();

    private RequestReader(
            JsonNode node, String pointer, List<Violation> violations, Function<List<Violation>, Refused> refusal) {
        this.node = node;
        this.pointer = pointer;
        this.violations = violations;
        this.refusal = refusal;
        this.readable = node.isObject();
    }

    /** Reads a whole body; refused as {@code 422 invalid}. */
    public static RequestReader body(JsonNode body) {
        return of(body, "", new ArrayList<>(), Refused::invalid);
    }

    /**
     * Reads parameters of a query, each added by {@link #with}. Pointers are {@code /name}; refused as {@code 400
     * wrong-parameter}.
     */
    public static RequestReader query() {
        return of(JsonNodeFactory.instance.objectNode(), "", new ArrayList<>(), Refused::wrongParameters);
    }

    private static RequestReader of(
            JsonNode node, String pointer, List<Violation> violations, Function<List<Violation>, Refused> refusal) {
        if (!node.isObject()) {
            violations.add(
                    new Violation(pointer, ViolationCode.WRONG_TYPE, "must be an object, not " + JsonText.shown(node)));
        }
        return new RequestReader(node, pointer, violations, refusal);
    }

    private RequestReader inside(JsonNode part, String name) {
        return of(part, pointer + "/" + name, violations, refusal);
    }

    /** Adds a parameter of the query. A blank one counts as missing. */
    public RequestReader with(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            ((ObjectNode) node).put(name, value);
        }
        return this;
    }

    /** Adds a parameter of the query. */
    public RequestReader with(String name, long value) {
        ((ObjectNode) node).put(name, value);
        return this;
    }

    /** The object as it was sent. */
    public JsonNode sent() {
        return node;
    }

    /** Whether the field was sent and is not null. */
    public boolean has(String name) {
        return field(name) != null;
    }

    /**
     * The code of a new object, such as a SKU: as {@link #text(String, int)}, and such that every path can name it and
     * nobody takes it for another.
     */
    public String code(String name) {
        var code = text(name, Limits.CODE_CHARACTERS_MAX);
        if (code.equals(".") || code.equals("..") || !CodeText.isPlain(code)) {
            violation(
                    name,
                    ViolationCode.WRONG_FORMAT,
                    "must have visible characters and single blanks, and not be . or .. alone; was "
                            + CodeText.shown(code));
            return "";
        }
        return code;
    }

    /** A line for labels and mails: as {@link #text(String, int)}; line ends and control characters become blanks. */
    public String line(String name, int max) {
        var value = required(name);
        return value == null ? "" : text(name, oneLine(value), max);
    }

    /** As {@link #line}; null where it is left out, null or blank. */
    public @Nullable String optionalLine(String name, int max) {
        var value = field(name);
        if (value == null) {
            return null;
        }
        var line = oneLine(value);
        return line.isString() && line.stringValue().isBlank() ? null : text(name, line, max);
    }

    private static JsonNode oneLine(JsonNode value) {
        return value.isString() ? StringNode.valueOf(CodeText.oneLine(value.stringValue())) : value;
    }

    /** Text of 1 to {@code max} characters that is not blank, without the blanks around it. */
    public String text(String name, int max) {
        var value = required(name);
        return value == null ? "" : text(name, value, max);
    }

    /** As {@link #text(String, int)}; may be left out or null. */
    public @Nullable String optionalText(String name, int max) {
        var value = field(name);
        return value == null ? null : text(name, value, max);
    }

    private String text(String at, JsonNode value, int max) {
        if (value.isString() && value.stringValue().isBlank()) {
            violation(at, ViolationCode.BLANK, "must have 1 to " + max + " characters, not only white space");
            return "";
        }
        return Objects.requireNonNullElse(verbatim(at, value, max), "").strip();
    }

    /** Text of 1 to {@code max} characters exactly as sent, for fields that a partner may fill with white space. */
    public String verbatim(String name, int max) {
        var value = required(name);
        if (value != null && value.isString() && value.stringValue().isEmpty()) {
            violation(name, ViolationCode.BLANK, "must have 1 to " + max + " characters, has 0");
        }
        return value == null ? "" : Objects.requireNonNullElse(verbatim(name, value, max), "");
    }

    /** Text of at most {@code max} characters exactly as sent; may be left out, null or empty. */
    public @Nullable String optionalVerbatim(String name, int max) {
        var value = field(name);
        return value == null ? null : verbatim(name, value, max);
    }

    /** The text; null if it has a violation. */
    private @Nullable String verbatim(String at, JsonNode value, int max) {
        if (!value.isString()) {
            violation(at, ViolationCode.WRONG_TYPE, "must be text, not " + JsonText.shown(value));
            return null;
        }
        var text = value.stringValue();
        var fault = StorableText.fault(text, max);
        if (fault != null) {
            violation(at, fault.code(), fault.message());
            return null;
        }
        return text;
    }

    /** Text that matches a pattern as a whole. @param meaning the pattern's meaning in words */
    public String text(String name, Pattern pattern, String meaning) {
        var text = text(name, PATTERN_CHARACTERS_MAX);
        if (!text.isEmpty() && !pattern.matcher(text).matches()) {
            violation(name, ViolationCode.WRONG_FORMAT, "must be " + meaning + ", not '" + text + "'");
            return "";
        }
        return text;
    }

    /** Refuses a field that contradicts others. @return null */
    public @Nullable String forbidden(String name, String why) {
        if (has(name)) {
            violation(name, ViolationCode.NOT_ALLOWED, why);
        }
        return null;
    }

    /** A whole number; 2.0 counts as one. */
    public long whole(String name, long min, long max) {
        var value = required(name);
        if (value == null) {
            return min;
        }
        if (!value.isNumber() || !value.canConvertToExactIntegral()) {
            violation(name, ViolationCode.WRONG_TYPE, "must be a whole number, not " + JsonText.shown(value));
            return min;
        }
        if (!value.canConvertToLong() || value.longValue() < min || value.longValue() > max) {
            outOfRange(name, min + " to " + max, value);
            return min;
        }
        return value.longValue();
    }

    private void outOfRange(String name, String range, JsonNode value) {
        violation(name, ViolationCode.OUT_OF_RANGE, "must be from " + range + ", not " + JsonText.shown(value));
    }

    /** A whole number that may be left out or null. */
    public long optionalWhole(String name, long min, long max, long otherwise) {
        return has(name) ? whole(name, min, max) : otherwise;
    }

    /** A number. */
    public double number(String name, double min, double max) {
        var value = required(name);
        if (value == null) {
            return min;
        }
        if (!value.isNumber()) {
            violation(name, ViolationCode.WRONG_TYPE, "must be a number, not " + JsonText.shown(value));
            return min;
        }
        double number = value.doubleValue();
        if (!(number >= min && number <= max)) {
            outOfRange(name, min + " to " + max, value);
            return min;
        }
        return number;
    }

    /** True or false. */
    public boolean flag(String name) {
        var value = required(name);
        if (value == null || value.isBoolean()) {
            return value != null && value.booleanValue();
        }
        violation(name, ViolationCode.WRONG_TYPE, "must be true or false, not " + JsonText.shown(value));
        return false;
    }

    /** True or false; may be left out or null. */
    public @Nullable Boolean optionalFlag(String name) {
        return has(name) ? flag(name) : null;
    }

    /** A moment with its offset (RFC 3339), {@code 2026-11-23T10:00:00Z}. */
    public Instant time(String name) {
        var text = text(name, Limits.TIME_CHARACTERS_MAX);
        try {
            var time =
                    text.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(text).toInstant();
            if (Limits.allows(time)) {
                return time;
            }
            violation(name, ViolationCode.OUT_OF_RANGE, "must be in the years 0001 to 9999 of UTC, not '" + text + "'");
            return Instant.EPOCH;
        } catch (DateTimeParseException e) {
            violation(
                    name,
                    ViolationCode.WRONG_FORMAT,
                    "must be a time with its offset like 2026-11-23T10:00:00Z, not '" + text + "'");
            return Instant.EPOCH;
        }
    }

    /** As {@link #time}; may be left out or null. */
    public @Nullable Instant optionalTime(String name) {
        return has(name) ? time(name) : null;
    }

    /** A constant of an enum as {@link Words} writes it: {@code drop-ship}. */
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        return chosen(name, word -> Words.find(type, word), Words.choices(type)).orElse(type.getEnumConstants()[0]);
    }

    /** As {@link #choice(String, Class)}; may be left out or null. */
    public <E extends Enum<E>> @Nullable E optionalChoice(String name, Class<E> type) {
        return has(name) ? choice(name, type) : null;
    }

    /** One of these words. */
    public String choice(String name, Collection<String> words) {
        return chosen(name, word -> Optional.of(word).filter(words::contains), String.join(", ", words))
                .orElse("");
    }

    private <T> Optional<T> chosen(String name, Function<String, Optional<T>> find, String choices) {
        var word = text(name, Limits.CODE_CHARACTERS_MAX);
        var found = find.apply(word);
        if (!word.isEmpty() && found.isEmpty()) {
            violation(name, ViolationCode.NOT_A_CHOICE, "must be one of " + choices + ", not '" + word + "'");
        }
        return found;
    }

    /** As {@link #choice(String, Collection)}; may be left out or null. */
    public String optionalChoice(String name, Collection<String> words, String otherwise) {
        return has(name) ? choice(name, words) : otherwise;
    }

    /**
     * Text in a form that the caller parses, for instance a cursor; may be left out or null.
     *
     * @param read parses the text; empty if it does not have the form
     * @param meaning the form in words
     */
    public <T> @Nullable T optionalParsed(String name, Function<String, Optional<T>> read, String meaning) {
        var text = optionalText(name, PATTERN_CHARACTERS_MAX);
        var found = text == null ? Optional.<T>empty() : read.apply(text);
        if (text != null && !text.isEmpty() && found.isEmpty()) {
            violation(name, ViolationCode.WRONG_FORMAT, "must be " + meaning + ", not '" + text + "'");
        }
        return found.orElse(null);
    }

    /** A number from an answer's {@code nextCursor}; 0, for the start, if it is left out or null. */
    public long cursor(String name) {
        var after = optionalParsed(
                name,
                text -> CURSOR.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty(),
                CURSOR_MEANING);
        return after == null ? 0 : after;
    }

    /** Number of an id with a letter, {@code A12}; 0 if it has a violation. */
    public long id(String name, char letter) {
        var text = text(name, Limits.CODE_CHARACTERS_MAX);
        var id = IdText.parse(letter, text);
        if (!text.isEmpty() && id.isEmpty()) {
            violation(
                    name,
                    ViolationCode.WRONG_FORMAT,
                    "must be an id like " + IdText.print(letter, 123) + ", not '" + text + "'");
        }
        return id.orElse(0);
    }

    /** As {@link #id}; 0 if it is left out or null. */
    public long optionalId(String name, char letter) {
        return has(name) ? id(name, letter) : 0;
    }

    /** A list of objects with 1 to {@code max} elements. */
    public List<RequestReader> list(String name, int max) {
        var value = required(name);
        if (value == null) {
            return List.of();
        }
        if (value.isArray() && value.isEmpty()) {
            violation(name, ViolationCode.EMPTY, "must have 1 to " + max + " elements, has none");
        }
        return objects(name, value, max);
    }

    /** A list of objects that may be left out, null or empty. */
    public List<RequestReader> optionalList(String name, int max) {
        var value = field(name);
        return value == null ? List.of() : objects(name, value, max);
    }

    private List<RequestReader> objects(String name, JsonNode value, int max) {
        return RequestList.of(this, name, value, max).each((at, element) -> inside(element, at));
    }

    /**
     * The places of objects that were read from a list, or of the one object, for violations that are found later.
     *
     * @param count number of objects that were read
     */
    public List<RequestReader> elements(String name, int count) {
        var value = node.path(name);
        return IntStream.range(0, count)
                .mapToObj(i -> value.isArray() ? place(value.path(i), name + "/" + i) : place(value, name))
                .toList();
    }

    /** A list of texts that may be left out, null or empty; each must match a pattern and occur once. */
    public List<String> texts(String name, int max, Pattern pattern, String meaning) {
        return List.copyOf(listed(name, max)
                .distinct(
                        text -> Optional.of(text.strip())
                                .filter(t -> pattern.matcher(t).matches()),
                        ViolationCode.WRONG_FORMAT,
                        meaning));
    }

    /** A list of constants of an enum, each at most once; may be left out, null or empty. */
    public <E extends Enum<E>> Set<E> choices(String name, Class<E> type) {
        return choices(name, type.getEnumConstants().length, word -> Words.find(type, word), Words.choices(type));
    }

    /** A list of words, each at most once; may be left out, null or empty. */
    public Set<String> choices(String name, Collection<String> words) {
        return choices(name, words.size(), word -> Optional.of(word).filter(words::contains), String.join(", ", words));
    }

    private <T> Set<T> choices(String name, int max, Function<String, Optional<T>> find, String choices) {
        return listed(name, max).distinct(find, ViolationCode.NOT_A_CHOICE, "one of " + choices);
    }

    /**
     * A list of at most {@code max} texts of 1 to {@code charactersMax} characters; empty if it is left out or null.
     */
    public List<String> optionalTexts(String name, int max, int charactersMax) {
        return listed(name, max).each((at, element) -> text(at, element, charactersMax));
    }

    private RequestList listed(String name, int max) {
        var value = field(name);
        return value == null ? RequestList.none(this, name) : RequestList.of(this, name, value, max);
    }

    /** An object. */
    public RequestReader object(String name) {
        var value = required(name);
        return value == null ? place(MissingNode.getInstance(), name) : inside(value, name);
    }

    /** An object that may be left out or null. */
    public @Nullable RequestReader part(String name) {
        return has(name) ? object(name) : null;
    }

    /** A part whose own fault, that it is no object, is reported already; then its fields are not. */
    private RequestReader place(JsonNode part, String name) {
        return new RequestReader(part, pointer + "/" + name, violations, refusal);
    }

    /** Adds a violation that the caller found. @param name name of the field; further steps of a pointer may follow */
    public void violation(String name, ViolationCode code, String message) {
        if (readable) {
            violations.add(new Violation(pointer + "/" + name, code, message));
        }
    }

    /** Makes every field that was sent and not read a violation, so that typing errors don't pass in silence. */
    public RequestReader refuseUnknown() {
        for (var name : node.propertyNames()) {
            if (!asked.contains(name)) {
                violation(JsonText.pointerPart(name), ViolationCode.UNKNOWN_FIELD, NearestWord.refusal(name, asked));
            }
        }
        return this;
    }

    /** Violations found so far in the whole request. */
    public List<Violation> violations() {
        return Collections.unmodifiableList(violations);
    }

    /** @throws Refused with all violations in the whole request, if there are any */
    public void refuseViolations() {
        if (!violations.isEmpty()) {
            throw refusal.apply(violations);
        }
    }

    private @Nullable JsonNode required(String name) {
        var value = field(name);
        if (value == null) {
            violation(name, ViolationCode.REQUIRED, "is required");
        }
        return value;
    }

    private @Nullable JsonNode field(String name) {
        asked.add(name);
        var value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }
}
