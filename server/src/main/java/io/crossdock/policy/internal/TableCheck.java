package io.crossdock.policy.internal;

import io.crossdock.engine.document.DocumentFault;
import io.crossdock.engine.document.DocumentText;
import io.crossdock.policy.PolicySchema.Output;
import io.crossdock.policy.TableContract;
import io.crossdock.policy.fact.FactSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks the meaning of a table before it is saved. */
final class TableCheck {

    private final DecisionTable table;
    private final List<DocumentFault> faults;

    TableCheck(DecisionTable table, List<DocumentFault> faults) {
        this.table = table;
        this.faults = faults;
    }

    /** @param contract of the module that asks it; null if none does */
    void check(@Nullable TableContract contract, @Nullable DecisionTable inForce) {
        var body = table.body();
        var domains = table.schema().domains();
        RowCheck.check(body.hit(), body.rows(), domains, faults);
        if (body.otherwise() == null && faults.isEmpty()) {
            RowCheck.gaps(body.rows(), domains, faults);
        }
        if (contract != null) {
            contract(contract);
        }
        if (inForce != null && inForce.schema().open()) {
            kept(inForce);
        }
        if (faults.isEmpty()) {
            TestReader.run(table, faults);
        }
    }

    private void contract(TableContract contract) {
        var schema = table.schema();
        if (schema.about() != contract.about()) {
            fault("/about", "must be " + contract.about().text() + ": Crossdock asks this table about one");
        }
        question(contract);
        for (var wanted : contract.answers()) {
            var given = answers(schema).get(wanted.name());
            if (given == null || !within(given, wanted)) {
                fault("/answers/" + wanted.name(), "must be " + form(wanted) + ", which Crossdock asks for");
            }
        }
    }

    /** A fact that is not there when the table is asked would be taken for missing, whatever is so. */
    private void question(TableContract contract) {
        var root = DocumentText.object(table.yaml(), "", new ArrayList<>());
        var asked = root == null ? List.<JsonNode>of() : root.path("question").values();
        int i = 0;
        for (var node : asked) {
            var fact = table.schema().facts().get(node.asString(""));
            if (fact != null && !contract.has(fact)) {
                fault(
                        "/question/" + i,
                        "'" + fact.name() + "' is not there when Crossdock asks this table: only "
                                + (fact.about() == FactSubject.ORDER ? "an " : "a ")
                                + fact.about().text() + "'s own process has it. It may ask for "
                                + String.join(", ", contract.facts()) + ", and attributes");
            }
            i++;
        }
    }

    /** Processes may use every answer that the version in force gives. */
    private void kept(DecisionTable inForce) {
        var now = answers(table.schema());
        for (var before : inForce.schema().outputs()) {
            var given = now.get(before.name());
            if (given == null || given.getClass() != before.getClass()) {
                fault(
                        "/answers/" + before.name(),
                        "must stay " + form(before) + ": processes may use it since version " + inForce.version()
                                + "; a table with other answers needs another name");
            }
        }
        if (table.schema().about() != inForce.schema().about()) {
            fault("/about", "must stay as it is: processes may ask this table; use another name");
        }
    }

    private static Map<String, Output> answers(TableSchema schema) {
        return schema.outputs().stream().collect(Collectors.toMap(Output::name, Function.identity(), (a, b) -> a));
    }

    private static boolean within(Output given, Output wanted) {
        return switch (wanted) {
            case Output.Whole most ->
                given instanceof Output.Whole whole && whole.min() >= most.min() && whole.max() <= most.max();
            case Output.Choice most ->
                given instanceof Output.Choice choice && most.words().containsAll(choice.words());
            case Output.Flag _ -> given instanceof Output.Flag;
            case Output.Words _ -> given instanceof Output.Words;
        };
    }

    private static String form(Output output) {
        return switch (output) {
            case Output.Whole whole -> "{from: " + whole.min() + ", to: " + whole.max() + "}";
            case Output.Choice choice -> "of the words " + choice.words();
            case Output.Flag _ -> "flag";
            case Output.Words _ -> "words";
        };
    }

    private void fault(String path, String message) {
        faults.add(new DocumentFault(path, message));
    }
}
