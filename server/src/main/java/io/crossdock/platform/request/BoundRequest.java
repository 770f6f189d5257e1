package io.crossdock.platform.request;

import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Refused;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A request's body, read as a record with all its violations. A handler takes it as its {@code @RequestBody}; the API's
 * description shows the record.
 */
@JsonDeserialize(using = BoundRequestDeserializer.class)
public final class BoundRequest<R extends Record> {

    private final RequestReader reader;
    private final R draft;

    private BoundRequest(RequestReader reader, R draft) {
        this.reader = reader;
        this.draft = draft;
    }

    /** Reads a body. It refuses nothing yet. */
    public static <R extends Record> BoundRequest<R> of(JsonNode body, Class<R> type) {
        return of(RequestReader.body(body), type);
    }

    /** Reads a body that has violations already, for instance of the lines of a file. */
    public static <R extends Record> BoundRequest<R> of(RequestReader body, Class<R> type) {
        return new BoundRequest<>(body, RecordShape.of(type).read(body));
    }

    /** The request. @throws Refused {@code 422 invalid} with all violations, if there are any */
    public R value() {
        refuseViolations();
        return draft;
    }

    /** The request with harmless values where it has violations, for rules that add theirs. */
    public R draft() {
        return draft;
    }

    /** The body as it was sent. */
    public JsonNode sent() {
        return reader.sent();
    }

    /** Where to add violations. */
    public RequestReader reader() {
        return reader;
    }

    /** A list of the request. @param name its name in JSON */
    public <E> BoundList<E> list(String name, Function<R, List<E>> of) {
        var elements = of.apply(draft);
        return new BoundList<>(reader.elements(name, elements.size()), elements);
    }

    /** @throws Refused {@code 422 invalid} with all violations, if there are any */
    public void refuseViolations() {
        reader.refuseViolations();
    }
}
