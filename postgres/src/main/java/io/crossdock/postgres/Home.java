package io.crossdock.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a cluster lies. */
final class Home {

    private static final Logger LOG = LoggerFactory.getLogger(Home.class);
    private static final Path SYSTEM = Path.of("/var/lib/crossdock");

    private Home() {}

    /**
     * The wanted folder, created; or, when the user that PostgreSQL runs as can't get there (a folder under
     * {@code /root}), a folder under {@code /var/lib/crossdock} that is always the same for the wanted one.
     */
    static Path reachable(Path wanted, OsUser user) {
        var folder = created(wanted, user);
        if (user.reaches(folder)) {
            return folder;
        }
        var name = UUID.nameUUIDFromBytes(folder.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
        var system = created(SYSTEM.resolve(name), user);
        if (!user.reaches(system)) {
            throw new PostgresFailure(
                    "The user " + user.name().orElse("") + " may enter neither " + folder + " nor " + system);
        }
        LOG.info("The data of {} lies in {}: PostgreSQL's user can't enter the former", folder, system);
        return system;
    }

    private static Path created(Path folder, OsUser user) {
        try {
            Files.createDirectories(folder);
            user.own(folder);
            return folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("can't create " + folder, e);
        }
    }
}
