package io.crossdock.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once per machine user and version. Several processes may unpack at once: the first
 * rename wins.
 */
final class Binaries {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private Binaries() {}

    /**
     * The folder with {@code bin/}, {@code lib/} and {@code share/}.
     *
     * @param fallback used when no cache folder can be written
     */
    static Path unpacked(Path fallback) {
        var archive = archive();
        var cache = writableCache(fallback);
        var folder = cache.resolve("postgres-" + key(archive));
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            return unpack(archive, cache, folder);
        } catch (IOException e) {
            throw new PostgresFailure("Can't unpack PostgreSQL to " + folder + ": " + e.getMessage(), e);
        }
    }

    private static URL archive() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var arch = System.getProperty("os.arch");
        var archive = Binaries.class.getResource(ARCHIVE);
        if (!os.equals("linux") || !List.of("amd64", "x86_64").contains(arch) || archive == null) {
            throw new PostgresFailure("The embedded PostgreSQL is for Linux on x86-64, this is " + os + " on " + arch
                    + ". Give the URL of a PostgreSQL 15 or newer in crossdock.database.url.");
        }
        return archive;
    }

    /** Checksum and size of the archive, from the jar's index: the version's fingerprint without reading 15 MB. */
    private static String key(URL archive) {
        try {
            if (archive.openConnection() instanceof JarURLConnection jar) {
                var entry = jar.getJarEntry();
                return Long.toHexString(entry.getCrc()) + "-" + entry.getSize();
            }
            return Long.toString(Files.size(Path.of(URI.create(archive.toString()))));
        } catch (IOException e) {
            throw new PostgresFailure("Can't read " + archive, e);
        }
    }

    private static Path writableCache(Path fallback) {
        var home = System.getenv("XDG_CACHE_HOME");
        var own = home == null || home.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(home);
        var wanted = OsUser.isRoot() ? Path.of("/var/cache") : own;
        for (var folder : List.of(wanted.resolve("crossdock"), fallback)) {
            try {
                return Files.createDirectories(folder);
            } catch (IOException e) {
                continue;
            }
        }
        throw new PostgresFailure("Neither " + wanted + " nor " + fallback + " can be written");
    }

    private static Path unpack(URL archive, Path cache, Path folder) throws IOException {
        var temporary = Files.createTempDirectory(cache, "unpacking-");
        try (var in = new BufferedInputStream(archive.openStream(), 1 << 16)) {
            extract(in, temporary);
        }
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            Folders.delete(temporary);
        }
        return folder;
    }

    private static void extract(InputStream in, Path to) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(in))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = to.resolve(entry.getName()).normalize();
                if (!target.startsWith(to)) {
                    throw new IOException("archive entry outside the folder: " + entry.getName());
                }
                extract(tar, entry, to, target);
            }
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path to, Path target)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, to.resolve(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
