package io.crossdock.platform.request;

import io.crossdock.platform.RequestReader;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The parameters of a query, read as a record with all their violations. A handler takes it as an argument without an
 * annotation; the API's description shows the record's components as parameters.
 */
public final class BoundQuery<R extends Record> {

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private final RequestReader reader;
    private final R draft;

    private BoundQuery(RequestReader reader, R draft) {
        this.reader = reader;
        this.draft = draft;
    }

    /**
     * Reads parameters. It refuses nothing yet.
     *
     * @param parameters as the request has them; the last of several with one name counts, a blank one is left out
     */
    public static <R extends Record> BoundQuery<R> of(Map<String, String[]> parameters, Class<R> type) {
        var shape = RecordShape.of(type);
        var reader = RequestReader.query();
        parameters.forEach((name, values) -> {
            var text = values[values.length - 1];
            if (shape.numbers().contains(name) && WHOLE.matcher(text).matches()) {
                reader.with(name, Long.parseLong(text));
            } else {
                reader.with(name, text);
            }
        });
        return new BoundQuery<>(reader, shape.read(reader));
    }

    /** The parameters. @throws Refused {@code 400 wrong-parameter} with all violations, if there are any */
    public R value() {
        reader.refuseViolations();
        return draft;
    }
}
