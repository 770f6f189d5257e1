package io.crossdock.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.crossdock.access.internal.AccessRule;
import io.crossdock.access.internal.AccessRule.AccessDemand;
import io.crossdock.access.internal.AccessTable;
import io.crossdock.access.internal.ScopePlace;
import io.crossdock.engine.Engine;
import io.crossdock.support.Repository;
import io.crossdock.support.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Walks every operation of the API with the key of every role, and writes what each may do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessWalkTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private final RunningServer server = RunningServer.start("--crossdock.access.control=on", "--spring.mail.port=1");
    private final AccessTable table = server.bean(AccessTable.class);
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Operation> operations = operations();
    private final Map<String, String> keyOfRole = new TreeMap<>();

    AccessWalkTest() throws IOException {
        var keys = server.bean(AccessKeys.class);
        server.bean(Engine.class).transact("test", tx -> {
            table.roles()
                    .keySet()
                    .forEach(role -> keyOfRole.put(
                            role,
                            keys.make(tx, new KeyTerms("walk-" + role, List.of(role), KeyScope.ALL), null)
                                    .text()));
            return keyOfRole;
        });
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** @param type of the body that it takes; empty: none */
    private record Operation(String id, String method, String path, String type) {

        /** Values that nothing has. */
        String target() {
            return VARIABLE.matcher(path).replaceAll(found -> switch (found.group(1)) {
                case "version", "number", "sequence" -> "999";
                case "order" -> "O999999999";
                case "id" -> path.contains("/access/keys/") ? "0123456789ab" : "O999999999";
                default -> "nobody";
            });
        }
    }

    private static List<Operation> operations() throws IOException {
        var document = JSON.readTree(Files.readString(Repository.root().resolve("docs/reference/openapi.json")));
        var all = new ArrayList<Operation>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(verb -> all.add(new Operation(
                                verb.getValue().path("operationId").asString(),
                                verb.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                type(verb.getValue())))));
        assertThat(all).hasSizeGreaterThan(150);
        return all;
    }

    private static String type(JsonNode verb) {
        var types = verb.at("/requestBody/content").propertyNames();
        return types.isEmpty() ? "" : types.iterator().next();
    }

    /** @param body sent where the operation takes one */
    private HttpResponse<String> send(Operation operation, @Nullable String key, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + operation.target()))
                .method(
                        operation.method(),
                        operation.type().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!operation.type().isEmpty()) {
            request.header("content-type", operation.type());
        }
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(operation + " got no answer", e);
        }
    }

    private AccessRule rule(Operation operation) {
        return table.rule(operation.id()).orElseThrow(() -> new AssertionError("no rule for " + operation.id()));
    }

    @Test
    void everyOperationOfTheDocumentHasARule() {
        var without = operations.stream()
                .map(Operation::id)
                .filter(id -> table.rule(id).isEmpty())
                .toList();

        assertThat(without).as("add them to access/roles.yaml").isEmpty();
    }

    @Test
    void everyRuleIsOfAnOperation() {
        var unknown = new TreeSet<>(table.operations());
        operations.forEach(operation -> unknown.remove(operation.id()));
        // Operations that the document leaves out.
        unknown.removeIf(name -> name.contains("Controller.") || name.equals("getStatus"));

        assertThat(unknown).isEmpty();
    }

    @Test
    void withoutAKeyNothingIsDoneButWhatIsOpenOrSigned() {
        var wrong = new ArrayList<String>();
        for (var operation : operations) {
            var answer = send(operation, null, "not json");
            boolean refused = answer.statusCode() == 401 && code(answer).equals("no-key");
            if (refused == rule(operation).isOpen()) {
                wrong.add(operation.id() + " " + answer.statusCode());
            }
            if (refused) {
                assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"crossdock\"");
            }
        }

        assertThat(wrong).isEmpty();
    }

    /** The body can't be read, so a refusal for another reason than the permission comes from behind the door. */
    @Test
    void aRoleIsRefusedWhatItMayNotDoAndNothingElse() {
        var before = logged();
        var wrong = new ArrayList<String>();
        for (var operation : operations) {
            var rule = rule(operation);
            for (var role : keyOfRole.keySet()) {
                boolean may = may(rule, role);
                var answer = send(operation, keyOfRole.get(role), "not json");
                boolean refused = answer.statusCode() == 403
                        && code(answer).equals("forbidden")
                        && answer.body().contains("lacks the permission " + rule.permission());
                boolean unknown = answer.statusCode() == 401 && !code(answer).equals("bad-signature");
                if (refused == may || unknown || answer.statusCode() >= 500) {
                    wrong.add(role + " " + operation.id() + " " + answer.statusCode() + " " + answer.body());
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(logged()).as("events of refused commands").isEqualTo(before);
    }

    private static String code(HttpResponse<String> answer) {
        return JSON.readTree(answer.body()).path("code").asString("");
    }

    /** Events that walkers caused. */
    private long logged() {
        try (var connection = server.database().dataSource().getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from engine.log where actor like 'walk-%'")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean may(AccessRule rule, String role) {
        return rule.isOpen()
                || rule.demand() == AccessDemand.KEY
                || table.roles().get(role).contains(rule.permission());
    }

    @Test
    void theReferenceIsCurrent() throws IOException {
        var file = Repository.root().resolve("docs/reference/permissions.md");
        var page = page();
        if (Files.exists(file) && Files.readString(file).equals(page)) {
            return;
        }
        Files.writeString(file, page);
        fail("docs/reference/permissions.md was out of date. The test has updated it: commit it.");
    }

    private String page() {
        var page = new StringBuilder("""
                # Permissions

                Who may do what, as `server/src/main/resources/access/roles.yaml` (version %d) says. `AccessWalkTest`
                calls every operation with the key of every role, and writes this page. How keys are made:
                [access](../operating/access.md).

                ## Roles

                | role | for |
                |---|---|
                """.formatted(table.version()));
        table.roles()
                .keySet()
                .forEach(role -> page.append("| `%s` | %s |\n".formatted(role, table.meaningOfRole(role))));
        page.append("\n## Permissions\n\n| permission | allows to |")
                .append(String.join(
                        " |", table.roles().keySet().stream().map(r -> " " + r).toList()))
                .append(" |\n|---|---|")
                .append("---|".repeat(table.roles().size()))
                .append('\n');
        table.permissions().forEach((permission, means) -> {
            page.append("| `%s` | %s |".formatted(permission, means));
            table.roles().values().forEach(may -> page.append(may.contains(permission) ? " x |" : " |"));
            page.append('\n');
        });
        page.append("""

                ## Operations

                `open`: no key; `signed`: the signature of a partner; `any key`. The last column says where a request
                names the brand, channel or node that a key is kept to. A key that is kept to something else than what
                stands there can't use the operation; `closed`: no key with a scope can; `free`: it has no data of
                brands, channels or nodes.

                | operation | request | permission | keys with a scope |
                |---|---|---|---|
                """);
        operations.forEach(operation -> page.append("| `%s` | `%s %s` | %s | %s |\n"
                .formatted(
                        operation.id(),
                        operation.method(),
                        operation.path(),
                        permission(rule(operation)),
                        scope(rule(operation)))));
        return page.toString();
    }

    private static String permission(AccessRule rule) {
        return switch (rule.demand()) {
            case NOTHING -> "open";
            case SIGNATURE -> "signed";
            case KEY -> "any key";
            case PERMISSION, SCOPED_PERMISSION -> "`" + rule.permission() + "`";
        };
    }

    private static String scope(AccessRule rule) {
        return switch (rule.demand()) {
            case NOTHING, SIGNATURE, KEY, PERMISSION -> "free";
            case SCOPED_PERMISSION ->
                rule.places().isEmpty()
                        ? "closed"
                        : String.join(
                                ", ",
                                rule.places().stream()
                                        .map(AccessWalkTest::place)
                                        .toList());
        };
    }

    private static String place(ScopePlace place) {
        return place.dimension() + " `" + place.text() + "`";
    }
}
