package io.crossdock.platform.start;

import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.env.CommandLinePropertySource;

/** Says in one sentence what stopped the start: what is wrong, where, and what to do. */
public final class StartFailure {

    private static final int CAUSES_MAX = 50;
    private static final String NO_PRIVILEGE = "42501";

    private StartFailure() {}

    /** The sentence, without line ends. */
    public static String sentence(Throwable failure) {
        return oneLine(known(failure).orElseGet(() -> {
            var root = causes(failure).reduce((outer, inner) -> inner).orElse(failure);
            return "the start failed for a reason that Crossdock does not expect, "
                    + root.getClass().getSimpleName() + ": " + root.getMessage()
                    + "; please report it with the stack trace above";
        }));
    }

    /** The sentence about a failure that an operator can mend; empty for all others. */
    static Optional<String> known(Throwable failure) {
        return causes(failure)
                .flatMap(cause -> Optional.ofNullable(said(cause)).stream())
                .findFirst();
    }

    private static @Nullable String said(Throwable cause) {
        return switch (cause) {
            case StartFault fault -> fault.getMessage();
            case BindException wrong -> wrongSetting(wrong);
            case PortInUseException taken ->
                "port " + taken.getPort() + " is taken by another program: stop it, or choose another port with"
                        + " --server.port=PORT";
            case FlywayMigrateException failed -> failedMigration(failed);
            case FlywayValidateException other ->
                "the schema in the database is not that of this release (" + detail(other.getMessage())
                        + "): start the release that made it or a newer one, or restore a backup";
            case FlywayException other -> schema(other);
            default -> null;
        };
    }

    private static String failedMigration(FlywayMigrateException failed) {
        return "the migration " + failed.getMigration().getScript() + " failed, and none of it stays ("
                + sqlMessage(failed) + "): use a database that only Crossdock changes, put right what the message"
                + " names, and start again";
    }

    private static @Nullable String schema(FlywayException other) {
        if (String.valueOf(other.getMessage()).contains("non-empty schema")) {
            return "the database has tables that are not Crossdock's: set crossdock.database.url to an empty database"
                    + " or to one that Crossdock made";
        }
        return causes(other).anyMatch(c -> c instanceof SQLException e && NO_PRIVILEGE.equals(e.getSQLState()))
                ? "the role in crossdock.database.user may not create schemas (" + sqlMessage(other)
                        + "): make it the owner with alter database NAME owner to ROLE"
                : "the schema can't be migrated (" + sqlMessage(other) + "): see docs/operating/run.md";
    }

    private static String sqlMessage(Throwable failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .reduce((outer, inner) -> inner)
                .map(Throwable::getMessage)
                .orElseGet(() -> detail(failure.getMessage()));
    }

    /** Flyway puts a general line first, and advice behind the details. */
    private static String detail(@Nullable String message) {
        return String.valueOf(message)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("Need more flexibility"))
                .limit(3)
                .reduce((one, next) -> one + " " + next)
                .orElse("no details");
    }

    private static String wrongSetting(BindException wrong) {
        var root = causes(wrong).reduce((outer, inner) -> inner).orElse(wrong);
        var message = String.valueOf(root.getMessage());
        var property = wrong.getProperty();
        if (property == null || message.startsWith("crossdock.")) {
            return message + " (all settings: docs/reference/settings.md)";
        }
        return property.getName() + " must be "
                + meaning(wrong.getTarget().getType().resolve(Object.class)) + ", not '" + property.getValue() + "'"
                + from(property);
    }

    /** A flag is seen in the command; a variable or a line of a file has to be found. */
    private static String from(ConfigurationProperty property) {
        var origin = String.valueOf(property.getOrigin());
        boolean flag = origin.contains(CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME);
        return property.getOrigin() == null || flag ? "" : ", in " + origin;
    }

    private static String meaning(Class<?> type) {
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        if (type == double.class) {
            return "a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == Instant.class) {
            return "a time like 2026-11-23T10:00:00Z";
        }
        return type == URI.class ? "a URL" : "a " + type.getSimpleName();
    }

    /** A failure and its causes, the outermost first. */
    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Throwable::getCause)
                .takeWhile(cause -> cause != null)
                .limit(CAUSES_MAX);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
