package io.crossdock.policy.internal;

import io.crossdock.policy.PolicyQuestion;
import io.crossdock.policy.PolicyRuling;
import io.crossdock.policy.PolicyTable;
import io.crossdock.policy.fact.FactSubject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
