package io.crossdock.house;

import com.sun.source.tree.LiteralTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds SQL in string literals and text blocks, with the house's lower-case keywords. */
final class SqlStatements {

    private static final Pattern BEGINS =
            Pattern.compile("\\s*(select\\s+[^.!]|insert into \\w|update [\\w.]+( as)?( \\w+)?\\s+set\\b"
                    + "|delete from \\w|with (recursive )?\\w+\\s*(\\([\\w, ]*\\))? as "
                    + "|merge into \\w|truncate \\w|copy \\w+[ (.]|lock table \\w"
                    + "|(create|drop|alter) (table|index|schema|type|function) |set (local|session) \\w|set \\w+ = "
                    + "|analyze \\w|vacuum \\w"
                    + "|explain \\w|(un)?listen \\w|notify \\w)(?s:.*)");
    private static final Pattern TABLE = Pattern.compile(
            "\\b(?:from|join|into|update|using|table|copy|analyze|truncate|only|nextval\\(')\\s*([a-z_]+)\\.[a-z_]+");
    private static final Pattern LISTED = Pattern.compile("\\bfrom\\b[^()]*?,\\s*([a-z_]+)\\.[a-z_]+ \\w+");

    /**
     * @param type full name of its top-level type
     * @param schemas schemas of the tables that it names
     */
    record Statement(String type, String at, Set<String> schemas) {}

    private SqlStatements() {}

    /** @param schemas every schema of the database */
    static List<Statement> in(JavaSource source, Set<String> schemas) {
        var found = new ArrayList<Statement>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
                if (literal.getValue() instanceof String text) {
                    var named = named(text, schemas);
                    if (!named.isEmpty() || BEGINS.matcher(text).matches()) {
                        found.add(new Statement(source.typeName(), source.at(literal), named));
                    }
                }
                return null;
            }
        }.scan(source.unit(), null);
        return found;
    }

    private static Set<String> named(String text, Set<String> schemas) {
        var named = new TreeSet<String>();
        TABLE.matcher(text).results().forEach(m -> named.add(m.group(1)));
        LISTED.matcher(text).results().forEach(m -> named.add(m.group(1)));
        named.retainAll(schemas);
        return named;
    }
}
