package io.crossdock.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** SQL is in stores, and names only tables of its own module. */
class SqlHomeTest {

    private static final String ENGINE = "engine";

    /** The schemas; a module's schema has its name. */
    private static final Set<String> SCHEMAS =
            Modules.packages().stream().map(SqlHomeTest::module).collect(Collectors.toSet());

    @Test
    void sqlStandsInStores() {
        var allowed = Ratchet.reasons("sql.not-a-store-because");
        var outside = outsideStores(statements(JavaSources.product()), allowed.keySet());

        Ratchet.of("sql.types-that-are-no-stores")
                .holds(new TreeSet<>(
                        outside.stream().map(SqlStatements.Statement::type).toList()));
        Ratchet.of("sql.statements-outside-stores")
                .holds(outside.stream().map(SqlStatements.Statement::at).toList());
    }

    @Test
    void everyExceptionIsNeeded() {
        var with = statements(JavaSources.product()).stream()
                .map(s -> simple(s.type()))
                .collect(Collectors.toSet());

        assertThat(Ratchet.reasons("sql.not-a-store-because").keySet())
                .as("no SQL in it: take it out of " + Ratchet.FILE)
                .allMatch(with::contains);
    }

    @Test
    void sqlNamesTablesOfItsOwnModule() {
        var foreign = foreign(statements(JavaSources.product()));

        Ratchet.of("sql.statements-on-tables-of-others")
                .holds(foreign.stream().filter(s -> !s.endsWith(" " + ENGINE)).toList());
        Ratchet.of("sql.statements-on-tables-of-the-engine")
                .holds(foreign.stream().filter(s -> s.endsWith(" " + ENGINE)).toList());
    }

    /**
     * {@code for update} also waits for rows that refer to the locked one: whoever has inserted such a row before would
     * have to raise its own lock, and two who do so at once wait for each other.
     */
    @Test
    void rowsAreLockedWithoutTheirKeys() {
        assertThat(JavaSources.product().stream()
                        .filter(source -> source.text().contains("for update"))
                        .map(JavaSource::path))
                .as("write 'for no key update': ADR 0026")
                .isEmpty();
    }

    @Test
    void findsSqlThatIsNotAtHome() {
        var sources = JavaSources.of(Map.of(
                "server/src/main/java/io/crossdock/orders/internal/OrderPage.java",
                """
                        package io.crossdock.orders.internal;
                        class OrderPage {
                            String own = "select o.id from orders.order o";
                            String log = "with last as (select 1) select data from engine.log";
                            String text = "select a service, and the nodes from that";
                            String part = "join inventory.stock s on s.sku = l.sku";
                        }
                        """,
                "server/src/main/java/io/crossdock/orders/internal/OrderStore.java",
                "package io.crossdock.orders; class OrderStore { String s = \"delete from orders.line\"; }"));

        assertThat(outsideStores(statements(sources), Set.of()))
                .hasSize(4)
                .extracting(SqlStatements.Statement::type)
                .containsOnly("io.crossdock.orders.internal.OrderPage");
        assertThat(foreign(statements(sources)))
                .containsExactly(
                        "server/src/main/java/io/crossdock/orders/internal/OrderPage.java:4 engine",
                        "server/src/main/java/io/crossdock/orders/internal/OrderPage.java:6 inventory");
    }

    private static List<SqlStatements.Statement> statements(List<JavaSource> sources) {
        return sources.stream()
                .flatMap(source -> SqlStatements.in(source, SCHEMAS).stream())
                .toList();
    }

    private static List<SqlStatements.Statement> outsideStores(
            List<SqlStatements.Statement> statements, Set<String> allowed) {
        return statements.stream()
                .filter(s -> !s.type().endsWith("Store") && !allowed.contains(simple(s.type())))
                .toList();
    }

    private static List<String> foreign(List<SqlStatements.Statement> statements) {
        return statements.stream()
                .flatMap(s -> s.schemas().stream()
                        .filter(schema -> !schema.equals(module(s.type())))
                        .map(schema -> s.at() + " " + schema))
                .toList();
    }

    private static String module(String name) {
        var parts = name.split("\\.");
        return parts.length < 3 ? "" : parts[2];
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
