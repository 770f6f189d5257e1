package io.crossdock.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Content of {@code postmaster.pid}.
 *
 * @param pid number of the server's first process
 * @param port port on loopback
 * @param ready whether the server accepts connections
 */
record PidFile(long pid, int port, boolean ready) {

    private static final int LINE_PORT = 3;
    private static final int LINE_STATUS = 7;

    /** Reads the pid file; empty if there is none or if it is incomplete. */
    static Optional<PidFile> read(Path data) {
        var text = Folders.text(data.resolve("postmaster.pid"));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var lines = text.get().lines().toList();
        try {
            int port = lines.size() > LINE_PORT
                    ? Integer.parseInt(lines.get(LINE_PORT).strip())
                    : 0;
            boolean ready =
                    lines.size() > LINE_STATUS && lines.get(LINE_STATUS).strip().equals("ready");
            return Optional.of(new PidFile(Long.parseLong(lines.getFirst().strip()), port, ready));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether the process is alive and is this folder's server, not a later process with the same number. */
    boolean alive(Path data) {
        var process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return false;
        }
        try {
            // The server's working directory is its data folder.
            return Files.isSameFile(Path.of("/proc", Long.toString(pid), "cwd").toRealPath(), data);
        } catch (IOException e) {
            return process.get()
                    .info()
                    .command()
                    .map(c -> c.endsWith("/postgres"))
                    .orElse(false);
        }
    }
}
