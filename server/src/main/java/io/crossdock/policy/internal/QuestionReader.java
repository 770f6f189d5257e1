package io.crossdock.policy.internal;

import io.crossdock.engine.document.DocumentFault;
import io.crossdock.engine.document.DocumentText;
import io.crossdock.platform.NearestWord;
import io.crossdock.policy.PolicySchema.Output;
import io.crossdock.policy.fact.FactCatalog;
import io.crossdock.policy.fact.FactDefinition;
import io.crossdock.policy.fact.FactSubject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what an open table asks and answers, under {@code about}, {@code question} and {@code answers}. */
final class QuestionReader {

    private static final int COLUMNS_MAX = 50;
    private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final Pattern ANSWER = Pattern.compile("[a-z][A-Za-z0-9]{0,59}");
    private static final String FORMS =
            "must be flag, words, a list of the words of which one is answered, or {from: 0, to: 365}";

    private final List<DocumentFault> faults;

    QuestionReader(List<DocumentFault> faults) {
        this.faults = faults;
    }

    TableSchema schema(JsonNode root) {
        var table = root.path("table").asString("");
        if (!TABLE.matcher(table).matches()) {
            fault("/table", "must be small letters, digits and hyphens, at most 60, such as return-window");
        }
        var about = about(root.path("about"));
        return TableSchema.of(table, about, facts(about, root.path("question")), answers(root.path("answers")));
    }

    private FactSubject about(JsonNode node) {
        var word = node.isMissingNode() ? FactSubject.ORDER.text() : node.asString("");
        var found = FactSubject.of(word);
        if (found.isEmpty()) {
            var all = Arrays.stream(FactSubject.values()).map(FactSubject::text).toList();
            fault("/about", NearestWord.refusal(word, all));
        }
        return found.orElse(FactSubject.ORDER);
    }

    private Map<String, FactDefinition> facts(FactSubject about, JsonNode list) {
        var facts = new LinkedHashMap<String, FactDefinition>();
        if (!list.isArray() || list.size() > COLUMNS_MAX) {
            fault("/question", "must be a list of at most " + COLUMNS_MAX + " facts; GET /v1/facts has them");
            return facts;
        }
        for (int i = 0; i < list.size(); i++) {
            var path = "/question/" + i;
            var name = list.get(i).asString("");
            var fact = FactCatalog.find(about, name);
            if (fact.isEmpty()) {
                fault(path, "'" + name + "' " + FactCatalog.unknown(about, name));
            } else if (facts.put(name, fact.get()) != null) {
                fault(path, name + " is there twice");
            }
        }
        return facts;
    }

    private List<Output> answers(JsonNode node) {
        var outputs = new ArrayList<Output>();
        if (!node.isObject() || node.isEmpty() || node.size() > COLUMNS_MAX) {
            fault("/answers", "must have 1 to " + COLUMNS_MAX + " answers by name; each " + FORMS);
            return outputs;
        }
        for (var entry : node.properties()) {
            var name = entry.getKey();
            var path = "/answers/" + name;
            if (!ANSWER.matcher(name).matches()) {
                fault(path, "its name must be letters and digits, the first a small letter, at most 60");
            } else if (Arrays.stream(FactSubject.values())
                    .anyMatch(about -> FactCatalog.find(about, name).isPresent())) {
                fault(path, "is the name of a fact; an answer needs one of its own");
            }
            var output = answer(path, name, entry.getValue());
            if (output != null) {
                outputs.add(output);
            }
        }
        return outputs;
    }

    private @Nullable Output answer(String path, String name, JsonNode form) {
        if (form.asString("").equals("flag")) {
            return new Output.Flag(name);
        }
        if (form.asString("").equals("words")) {
            return new Output.Words(name);
        }
        if (form.isArray() && !form.isEmpty() && form.size() <= COLUMNS_MAX) {
            var words = form.valueStream().map(word -> word.asString("")).toList();
            if (words.stream().anyMatch(String::isBlank) || Set.copyOf(words).size() < words.size()) {
                fault(path, "must be different words");
            }
            return new Output.Choice(name, words);
        }
        if (form.isObject()) {
            DocumentText.known(path, form, Set.of("from", "to"), faults);
            var from = form.path("from");
            var to = form.path("to");
            if (whole(from) && whole(to) && from.longValue() <= to.longValue()) {
                return new Output.Whole(name, from.longValue(), to.longValue());
            }
        }
        fault(path, FORMS);
        return null;
    }

    private static boolean whole(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong();
    }

    private void fault(String path, String message) {
        faults.add(new DocumentFault(path, message));
    }
}
