package io.crossdock.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds a folder for a cluster that PostgreSQL's user can reach. */
final class Home {

    private static final Logger LOG = LoggerFactory.getLogger(Home.class);
    private static final Path SYSTEM = Path.of("/var/lib/crossdock");

    private Home() {}

    /**
     * Creates the wanted folder and returns it. If PostgreSQL's user can't reach it (for instance under {@code /root}),
     * returns a folder under {@code /var/lib/crossdock} instead, always the same one for the wanted folder.
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
        LOG.info("The data of {} is kept in {}, because PostgreSQL's user can't enter the former", folder, system);
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
