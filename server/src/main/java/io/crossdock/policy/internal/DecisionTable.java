package io.crossdock.policy.internal;

import io.crossdock.policy.PolicyQuestion;
import io.crossdock.policy.PolicyRuling;
import io.crossdock.policy.PolicyTable;
import io.crossdock.policy.fact.FactSubject;
import io.crossdock.policy.fact.NamedWord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table as rows. */
final class DecisionTable implements PolicyTable {

    static final String OTHERWISE = "otherwise";

    private final TableSchema schema;
    private final int version;
    private final String yaml;
    private final Body body;
    private final List<TableRow> rows;
    private final RowIndex index;

    /**
     * What a document says.
     *
     * @param rows by path, in the order of the document
     * @param otherwise values for questions that no row fits; null: a row always fits
     * @param tests by path
     */
    record Body(
            Hit hit,
            Map<String, TableRow> rows,
            @Nullable Map<String, Object> otherwise,
            Map<String, TableTest> tests) {}

    DecisionTable(TableSchema schema, int version, String yaml, Body body) {
        this.schema = schema;
        this.version = version;
        this.yaml = yaml;
        this.body = body;
        this.rows = List.copyOf(body.rows().values());
        this.index = new RowIndex(rows);
    }

    TableSchema schema() {
        return schema;
    }

    Body body() {
        return body;
    }

    @Override
    public String name() {
        return schema.table();
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public String yaml() {
        return yaml;
    }

    @Override
    public Hit hit() {
        return body.hit();
    }

    @Override
    public List<String> rules() {
        return rows.stream().map(TableRow::name).toList();
    }

    @Override
    public List<NamedWord> named() {
        var named = new ArrayList<NamedWord>();
        body.rows().forEach((path, row) -> {
            new TreeMap<>(row.words())
                    .forEach((column, words) -> words.stream()
                            .filter(word -> !word.equals(TableRow.MISSING))
                            .sorted()
                            .forEach(word -> named.add(new NamedWord(path + "/when/" + column, column, word))));
            answers(path + "/then", row.values(), body.otherwise(), named);
        });
        if (body.otherwise() != null) {
            answers("/" + OTHERWISE, body.otherwise(), null, named);
        }
        return named;
    }

    /** Words of a row's own answers. @param given answers that are told elsewhere, null: none */
    private static void answers(
            String path, Map<String, Object> values, @Nullable Map<String, Object> given, List<NamedWord> named) {
        new TreeMap<>(values).forEach((column, value) -> {
            var all =
                    value instanceof Collection<?> many ? many : value instanceof String one ? List.of(one) : List.of();
            if (given == null || !value.equals(given.get(column))) {
                all.forEach(word -> named.add(new NamedWord(path + "/" + column, column, String.valueOf(word))));
            }
        });
    }

    @Override
    public List<String> question() {
        return schema.facts().keySet().stream().sorted().toList();
    }

    @Override
    public Optional<FactSubject> about() {
        return Optional.ofNullable(schema.about());
    }

    @Override
    public PolicyRuling answer(PolicyQuestion question) {
        var row = index.first(question);
        if (row != null) {
            return new PolicyRuling(name(), version, row.name(), row.values());
        }
        if (body.otherwise() == null) {
            throw new IllegalStateException("no row of " + name() + " " + version + " fits " + question);
        }
        return new PolicyRuling(name(), version, OTHERWISE, body.otherwise());
    }
}
