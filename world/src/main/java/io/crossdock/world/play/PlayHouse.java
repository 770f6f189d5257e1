package io.crossdock.world.play;

import io.crossdock.engine.ScaledClock;
import io.crossdock.postgres.EmbeddedPostgres;
import io.crossdock.postgres.Options;
import io.crossdock.world.Agenda;
import io.crossdock.world.Faults;
import io.crossdock.world.Secrets;
import io.crossdock.world.Seed;
import io.crossdock.world.demo.FreePort;
import io.crossdock.world.demo.ServerProcess;
import io.crossdock.world.http.FaultDice;
import io.crossdock.world.http.Handler;
import io.crossdock.world.http.Site;
import io.crossdock.world.http.Web;
import io.crossdock.world.mail.Mailbox;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The running parts: PostgreSQL, the partners' systems, and Crossdock on a clock that moves in steps. They start in
 * this order and stop in reverse.
 */
final class PlayHouse implements AutoCloseable {

    /** So that a partner who is down in one scenario is not given up in all others. */
    private static final int FAILURES_MAX = 10_000;

    private final Web web = new Web();
    private final Secrets secrets = Secrets.ofDemo();
    private final Agenda idle;
    private final EmbeddedPostgres postgres;
    private final Site site;
    private final Mailbox mailbox;
    private final ServerProcess server;

    /**
     * Starts the database and the partners.
     *
     * @param root the project's folder
     * @param folder empty folder for database and log
     * @param mails reads every mail
     */
    PlayHouse(Path root, Path folder, Mailbox.Reader mails) {
        postgres = EmbeddedPostgres.start(folder.resolve("postgres"), Options.forTests());
        Instant now = Clock.systemUTC().instant();
        idle = new Agenda(new ScaledClock(Clock.systemUTC(), now, now, 1));
        FaultDice faultless = new FaultDice(Faults.NONE, new Seed(1), idle);
        site = new Site(0, faultless);
        mailbox = new Mailbox(0, faultless, mails);
        server = new ServerProcess(root, folder, FreePort.of(0), web, 1);
    }

    /** Opens the partners' systems to Crossdock. */
    void serve(Handler provider, Handler node, Handler carrier) {
        site.serveTruth("/psp", provider);
        site.serveTruth("/nodes", node);
        site.serveTruth("/carriers", carrier);
    }

    /**
     * Starts Crossdock.
     *
     * @param origin business time to begin with
     * @throws IllegalStateException when it doesn't start, with a sentence for the user
     */
    void start(Instant origin, Consumer<String> news) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", server.address().getPort());
        settings.put("server.address", "127.0.0.1");
        settings.put("crossdock.database.url", postgres.url());
        settings.put("crossdock.database.user", postgres.user());
        settings.put("crossdock.database.password", postgres.password());
        settings.put("crossdock.clock.origin", origin.toString());
        settings.put("crossdock.clock.speed", 0);
        settings.put("crossdock.holds.sweep-millis", 100);
        settings.put("spring.mail.host", "127.0.0.1");
        settings.put("spring.mail.port", mailbox.port());
        settings.put("crossdock.channels.shopify.secret", secrets.shopify());
        connect(settings, "payments.adyen", "adyen", "/psp");
        settings.put("crossdock.connectors.payments.adyen.hmac-key", secrets.adyenHmacKey());
        settings.put("crossdock.connectors.payments.adyen.api-key", secrets.adyenApiKey());
        connect(settings, "nodes.http", "http", "/nodes");
        settings.put("crossdock.connectors.nodes.http.secret", secrets.nodes());
        connect(settings, "carriers.easypost", "easypost", "/carriers");
        settings.put("crossdock.connectors.carriers.easypost.secret", secrets.carriers());
        server.start(settings, news);
    }

    private void connect(Map<String, Object> settings, String name, String kind, String path) {
        String key = "crossdock.connectors." + name;
        settings.put(key + ".kind", kind);
        settings.put(key + ".url", site.address() + path);
        settings.put(key + ".failures-max", FAILURES_MAX);
    }

    PlayClient client() {
        return new PlayClient(server.address(), web);
    }

    Secrets secrets() {
        return secrets;
    }

    @Override
    public void close() {
        server.close();
        site.close();
        mailbox.close();
        idle.close();
        web.close();
        postgres.close();
    }
}
