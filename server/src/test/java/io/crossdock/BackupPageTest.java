package io.crossdock;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about backups names every schema that a migration makes. */
class BackupPageTest {

    private static final Pattern MADE = Pattern.compile("create schema (?:if not exists )?([a-z]+);");
    private static final Pattern DROPPED = Pattern.compile("drop schema ([a-z]+);");
    private static final Pattern ROW = Pattern.compile("^\\| (`[a-z]+`(?:, `[a-z]+`)*) \\|", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([a-z]+)`");

    @Test
    void everySchemaIsNamed() throws IOException {
        var made = new TreeSet<String>();
        var dropped = new TreeSet<String>();
        for (var module : new String[] {"server", "engine"}) {
            try (var files = Files.walk(Repository.root().resolve(module + "/src/main/resources/db/migration"))) {
                for (var file : files.filter(f -> f.toString().endsWith(".sql")).toList()) {
                    var sql = Files.readString(file);
                    MADE.matcher(sql).results().forEach(m -> made.add(m.group(1)));
                    DROPPED.matcher(sql).results().forEach(m -> dropped.add(m.group(1)));
                }
            }
        }
        made.removeAll(dropped);
        var page = Files.readString(Repository.root().resolve("docs/operating/backup.md"));
        var named = new TreeSet<String>();
        ROW.matcher(page)
                .results()
                .flatMap(row -> NAME.matcher(row.group(1)).results())
                .forEach(name -> named.add(name.group(1)));

        assertThat(made).contains("engine", "storedvalue");
        assertThat(named).isEqualTo(made);
    }
}
