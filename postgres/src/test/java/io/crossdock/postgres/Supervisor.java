package io.crossdock.postgres;

import java.nio.file.Path;

/**
 * Another process that supervises a folder: starts it, writes a row, prints the server's pid and waits to be killed.
 */
final class Supervisor {

    private Supervisor() {}

    public static void main(String[] args) throws Exception {
        var postgres = EmbeddedPostgres.start(Path.of(args[0]), new Options(64, 20, 256, Options.Durability.FULL));
        EmbeddedPostgresTest.write(postgres, 77);
        System.out.println(postgres.pid());
        Thread.sleep(120_000);
    }
}
