package io.crossdock.orders.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Event;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.orders.Address;
import io.crossdock.orders.Customer;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.OrderFact;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderPayment;
import io.crossdock.orders.OrderState;
import io.crossdock.orders.agreement.Agreement;
import io.crossdock.orders.agreement.OrderAmounts;
import io.crossdock.support.Repository;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of the how-tos compiles, and does what its page says. */
class HowToCodeTest {

    private static final Pattern BLOCK = Pattern.compile("```(java|sql)\\n(.*?)\\n *```", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("package ([a-z.]+);.*?\\bfinal class (\\w+)", Pattern.DOTALL);
    private static final String PLACED = "2026-11-23T10:15:30Z";

    @TempDir
    private Path folder;

    @Test
    void theCapabilityHasTheNameAndOutcomesThatTheDocumentHandles() throws Exception {
        var page = page("add-a-capability.md");

        var stage = (Capability) only(
                compiled(page).loadClass("io.crossdock.orchestration.stage.order.WeighStage"), new Object[] {null});

        assertThat(stage.signature()).isEqualTo(Capability.Signature.of("order.weigh", "large", "ordinary"));
        assertThat(page).contains("run: order.weigh\n  on: { large: large-order, ordinary: authorizing }");
    }

    @Test
    void theSubscriberCountsDeliveredOrdersInTheTableOfItsPage() throws Exception {
        var page = page("add-an-event-subscriber.md");
        var code = compiled(page);
        var store = only(code.loadClass("io.crossdock.orders.internal.DeliveredOrderStore"));
        var subscriber =
                (Subscriber) only(code.loadClass("io.crossdock.orders.internal.DeliveredOrderSubscriber"), store);

        try (var database = new OrdersDatabase()) {
            database.transact(tx -> {
                blocks(page, "sql").forEach(sql -> tx.sql(sql).update());
                OrdersDatabase.orders().capture(tx, List.of(order(1), order(2), order(3)));
                subscriber.on(tx, List.of(closed(1, "delivered"), closed(2, "canceled")));
            });
            database.transact(tx -> subscriber.on(tx, List.of(closed(3, "delivered"))));

            assertThat(database.read(HowToCodeTest::days)).containsExactly("web 2026-11-24 2");
        }
    }

    @Test
    void theMigrationAddsItsColumn() throws IOException {
        var sql = blocks(page("add-a-migration.md"), "sql").toList();

        try (var database = new OrdersDatabase()) {
            database.transact(tx -> sql.forEach(statement -> tx.sql(statement).update()));

            database.transact(tx -> OrdersDatabase.orders().capture(tx, List.of(order(1))));
            List<String> notes =
                    database.read(tx -> tx.sql("select coalesce(note, 'no note') as note from orders.order")
                            .rows(rs -> rs.getString("note")));
            assertThat(notes).containsExactly("no note");
        }
    }

    private static String page(String name) throws IOException {
        return Files.readString(Repository.root().resolve("docs/how-to").resolve(name));
    }

    private static Stream<String> blocks(String page, String language) {
        return BLOCK.matcher(page)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2).stripIndent());
    }

    /** Compiles the types of a page as the server is compiled. */
    private ClassLoader compiled(String page) {
        var sources = blocks(page, "java")
                .filter(code -> code.startsWith("package "))
                .map(this::write)
                .toList();
        var said = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var done = compiler.getTask(
                            said,
                            files,
                            null,
                            List.of(
                                    "-proc:none",
                                    "-parameters",
                                    "-Xlint:all,-processing,-classfile",
                                    "-Werror",
                                    "-cp",
                                    System.getProperty(
                                            "surefire.test.class.path", System.getProperty("java.class.path")),
                                    "-d",
                                    folder.toString()),
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(done).as(said.toString()).isTrue();
            return new URLClassLoader(new URL[] {folder.toUri().toURL()});
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path write(String code) {
        var type = TYPE.matcher(code);
        assertThat(type.find()).as(code).isTrue();
        try {
            var home = Files.createDirectories(folder.resolve(type.group(1).replace('.', '/')));
            return Files.writeString(home.resolve(type.group(2) + ".java"), code);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes an instance by the only constructor, which Spring would use. */
    private static Object only(Class<?> type, Object... arguments) throws ReflectiveOperationException {
        var constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.newInstance(arguments);
    }

    private static List<String> days(Tx tx) {
        return tx.sql("select channel, day, orders from orders.delivered_day")
                .rows(rs -> rs.getString("channel") + " " + rs.getString("day") + " " + rs.getLong("orders"));
    }

    private static Event closed(long order, String end) {
        var state = end.equals("delivered") ? OrderState.COMPLETED : OrderState.CANCELED;
        var data = EngineJson.write(new OrderFact.Closed(state, end));
        return new Event(
                1, order, 9, "order-closed", Instant.parse("2026-11-24T23:00:00Z"), "engine", 3, "completing", data);
    }

    private static NewOrder order(long id) {
        return new NewOrder(
                new OrderId(id),
                "web",
                "W-" + id,
                Instant.parse(PLACED),
                "USD",
                new Customer("Ada Lovelace", "ada@example.com", null),
                new Address("Ada Lovelace", "1 Main St", null, "Springfield", "IL", "62701", "US", null, null),
                "standard",
                List.of(new NewLine(1, null, "MUG", "Mug", 1, 1000, 0, 0, null, null)),
                OrderAmounts.of(0, 1000),
                new OrderPayment("card", "tok_1", null),
                DeliveryMethod.SHIPPED,
                null,
                null,
                Agreement.of(EngineJson.tree("{}")),
                List.of());
    }
}
