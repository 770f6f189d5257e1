package io.crossdock.policy.web;

import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.TextForm;
import io.crossdock.policy.fact.FactCatalog;
import io.crossdock.policy.fact.FactKind;
import io.crossdock.policy.fact.FactSource;
import io.crossdock.policy.fact.FactSubject;
import io.crossdock.shared.ViolationCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** @param facts facts of the question; those that are left out have no value */
record TableQuestion(@ListSize(min = 0, max = FACTS_MAX) List<GivenFact> facts) {

    private static final int FACTS_MAX = 50;
    private static final int WORDS_MAX = 1_000;

    /**
     * A fact of the question.
     *
     * @param name as {@code GET /v1/facts} has it
     * @param values one text, and any number for a fact of words: a word, a number, {@code true}, or a day
     */
    record GivenFact(
            String name,

            @ListSize(min = 1, max = WORDS_MAX) @TextForm(max = FactSource.TEXT_MAX, kind = TextForm.Kind.VERBATIM)
            List<String> values) {}

    /** The facts by name. Adds a violation for every one that is none, or has no such value. */
    static Map<String, Object> facts(BoundRequest<TableQuestion> request, FactSubject about) {
        var facts = new TreeMap<String, Object>();
        request.list("facts", TableQuestion::facts).each((place, given) -> {
            var fact = FactCatalog.find(about, given.name());
            if (fact.isEmpty()) {
                place.violation("name", ViolationCode.NOT_A_CHOICE, FactCatalog.unknown(about, given.name()));
            } else if (facts.containsKey(given.name())) {
                place.violation("name", ViolationCode.DUPLICATE, "is there twice");
            } else {
                var value = value(place, fact.get().kind(), given.values());
                if (value != null) {
                    facts.put(given.name(), value);
                }
            }
        });
        return facts;
    }

    private static @Nullable Object value(RequestReader place, FactKind kind, List<String> values) {
        if (kind == FactKind.WORDS) {
            return values;
        }
        if (values.size() != 1) {
            place.violation("values", ViolationCode.OUT_OF_RANGE, "must be one value");
            return null;
        }
        var text = values.getFirst();
        try {
            return switch (kind) {
                case NUMBER -> Long.parseLong(text);
                case DAY -> LocalDate.parse(text).toString();
                case FLAG -> flag(text);
                case TEXT, WORDS -> text;
            };
        } catch (NumberFormatException | DateTimeException e) {
            place.violation("values", ViolationCode.OUT_OF_RANGE, "must be a " + kind.text() + ", not " + text);
            return null;
        }
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new NumberFormatException(text);
        }
        return text.equals("true");
    }
}
