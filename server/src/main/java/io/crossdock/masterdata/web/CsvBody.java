package io.crossdock.masterdata.web;

import io.crossdock.platform.RequestReader;
import io.crossdock.platform.csv.CsvRecord;
import io.crossdock.platform.csv.CsvRows;
import io.crossdock.platform.csv.LineReader;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A CSV file as the JSON body of the same request, so that both follow the same rules. The header has the names of the
 * fields; {@code dimensions.lengthMm} is a field of an object. A blank field is left out. Violations name lines.
 */
final class CsvBody {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");
    private static final Pattern FLAG = Pattern.compile("(?i)true|false");
    private static final String WORDS = "[|\\s]+";

    private final String list;
    private final ArrayNode elements = JSON.arrayNode();
    /** Line of each element. */
    private final List<Integer> lines = new ArrayList<>();
    /** Of records that are no elements. */
    private final List<Violation> faults = new ArrayList<>();

    private CsvBody(String list) {
        this.list = list;
    }

    /**
     * Reads a file.
     *
     * @param list name of the list in the JSON body
     * @param element the record of its elements, whose components are the columns
     * @throws Refused if the file is empty, or its header lacks a needed column, has one twice or an unknown one
     */
    static CsvBody read(Reader file, String list, Class<? extends Record> element) throws IOException {
        var columns = CsvColumn.of(element);
        var lines = new LineReader(file);
        var header = lines.next();
        while (header != null && header.text().isBlank()) {
            header = lines.next();
        }
        if (header == null) {
            throw Refused.invalid(List.of(new Violation(
                    "/header",
                    ViolationCode.REQUIRED,
                    "the file is empty: it needs a line with the names of its columns")));
        }
        char separator = separator(header.text(), columns);
        var names = CsvRecord.of(header.text(), separator).values().stream()
                .map(name -> canonical(name, columns))
                .toList();
        refuseHeader(names, columns);
        var body = new CsvBody(list);
        var rows = new CsvRows(lines, separator, names.size());
        for (var row = rows.next(); row != null; row = rows.next()) {
            body.add(row, names, columns);
        }
        return body;
    }

    /** The separator with which the header has most of the known columns. */
    private static char separator(String header, SequencedMap<String, CsvColumn> columns) {
        char best = SEPARATORS[0];
        long most = -1;
        for (var separator : SEPARATORS) {
            long known = CsvRecord.of(header, separator).values().stream()
                    .filter(name -> columns.containsKey(canonical(name, columns)))
                    .count();
            if (known > most) {
                most = known;
                best = separator;
            }
        }
        return best;
    }

    /** The column's name in the case that the body has. */
    private static String canonical(String name, SequencedMap<String, CsvColumn> columns) {
        return columns.keySet().stream()
                .filter(known -> known.equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElse(name.strip());
    }

    private static void refuseHeader(List<String> names, SequencedMap<String, CsvColumn> columns) {
        var violations = new ArrayList<Violation>();
        columns.forEach((name, column) -> {
            if (column.needed() && !names.contains(name)) {
                violations.add(new Violation(
                        "/header/" + name, ViolationCode.REQUIRED, "the header has no column '" + name + "'"));
            }
        });
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            if (!columns.containsKey(name)) {
                violations.add(new Violation(
                        "/header/" + name,
                        ViolationCode.UNKNOWN_FIELD,
                        "column " + (i + 1) + " is not known here; known are " + String.join(", ", columns.keySet())));
            } else if (names.indexOf(name) < i) {
                violations.add(
                        new Violation("/header/" + name, ViolationCode.DUPLICATE, "the header has this column twice"));
            }
        }
        if (!violations.isEmpty()) {
            throw Refused.invalid(violations);
        }
    }

    private void add(CsvRows.CsvRow row, List<String> names, SequencedMap<String, CsvColumn> columns) {
        if (row.fault() != null) {
            faults.add(new Violation(
                    "/lines/" + row.line(), ViolationCode.WRONG_FORMAT, "line " + row.line() + ": " + row.fault()));
            return;
        }
        var element = JSON.objectNode();
        for (int i = 0; i < names.size(); i++) {
            var text = row.fields().get(i).strip();
            var column = columns.get(names.get(i));
            if (!text.isEmpty() && column != null) {
                put(element, names.get(i), text, column);
            }
        }
        elements.add(element);
        lines.add(row.line());
    }

    /** Text that does not have the column's form stays text, which the reader of the body refuses in its words. */
    private static void put(ObjectNode element, String name, String text, CsvColumn column) {
        int dot = name.indexOf('.');
        if (dot > 0) {
            var part = element.get(name.substring(0, dot)) instanceof ObjectNode there
                    ? there
                    : element.putObject(name.substring(0, dot));
            put(part, name.substring(dot + 1), text, column);
            return;
        }
        switch (column.kind()) {
            case TEXT -> element.put(name, text);
            case NUMBER -> {
                if (NUMBER.matcher(text).matches()) {
                    element.put(name, new BigDecimal(text));
                } else {
                    element.put(name, text);
                }
            }
            case FLAG -> {
                if (FLAG.matcher(text).matches()) {
                    element.put(name, Boolean.parseBoolean(text.toLowerCase(Locale.ROOT)));
                } else {
                    element.put(name, text);
                }
            }
            case WORDS -> {
                var words = element.putArray(name);
                for (var word : text.split(WORDS)) {
                    words.add(word);
                }
            }
        }
    }

    /**
     * Puts the body through the rules of JSON.
     *
     * @throws Refused with every violation, each with its line
     */
    <T> T through(Function<RequestReader, T> put) {
        var body = JSON.objectNode();
        body.set(list, elements);
        try {
            var reader = RequestReader.body(body);
            faults.forEach(fault -> reader.violation(fault.pointer().substring(1), fault.code(), fault.message()));
            return put.apply(reader);
        } catch (Refused refused) {
            var located = refused.violations().stream().map(this::located).toList();
            throw new Refused(refused.code(), refused.status(), refused.title(), located);
        }
    }

    private Violation located(Violation violation) {
        var line = line(violation.pointer());
        return line == null
                ? violation
                : new Violation(violation.pointer(), violation.code(), "line " + line + ": " + violation.message());
    }

    private @Nullable Integer line(String pointer) {
        var steps = pointer.split("/", -1);
        return steps.length > 2 && steps[1].equals(list) ? lines.get(Integer.parseInt(steps[2])) : null;
    }
}
