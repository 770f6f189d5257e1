package io.crossdock.platform.internal;

import io.crossdock.platform.golive.GoLive;
import io.crossdock.platform.golive.GoLiveItem;
import io.crossdock.platform.golive.GoLiveItem.State;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells the operator how far the start is, where to go, and which steps are missing before real orders. */
@Component
final class StartProgress implements FlywayMigrationStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(StartProgress.class);

    /** Lets migrations run, and tells how many there were. */
    @Override
    public void migrate(Flyway flyway) {
        var pending = flyway.info().pending().length;
        if (pending > 0) {
            LOG.info("Schema: {} migrations to apply", pending);
        }
        var result = flyway.migrate();
        LOG.info(
                "Schema: {} migrations applied in {} ms, {} in all",
                result.migrationsExecuted,
                result.getTotalMigrationTime(),
                flyway.info().applied().length);
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        var context = event.getApplicationContext();
        tellMissing(context.getBean(GoLive.class));
        var base = base(context.getEnvironment());
        LOG.info(
                "Ready after {} s. Console: {}  API: {}/v1  Its description: {}/v1/openapi.json  Docs: docs/README.md",
                "%.1f".formatted(Objects.requireNonNull(event.getTimeTaken()).toMillis() / 1000.0),
                base,
                base,
                base);
    }

    private static void tellMissing(GoLive goLive) {
        List<GoLiveItem> items;
        try {
            items = goLive.items();
        } catch (RuntimeException e) {
            LOG.warn("The steps before real orders can't be read now ({}); see ./crossdock check", e.getMessage());
            return;
        }
        tell(items, State.MISSING);
        tell(items, State.ATTENTION);
        var missing = items.stream()
                .filter(item -> item.state() == State.MISSING)
                .map(item -> item.step().word())
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            LOG.info("Missing before real orders: {}. List: ./crossdock check. Guide: {}", missing, GoLive.PAGE);
        }
    }

    /** Connected systems are settings of this server, so the log has a line for each; data may come later. */
    private static void tell(List<GoLiveItem> items, State state) {
        items.stream()
                .filter(item -> item.state() == state && item.step().ofSettings())
                .forEach(item -> LOG.warn("{}: {}. {}", item.step().title(), item.text(), item.todo()));
    }

    private static String base(Environment environment) {
        var address = environment.getProperty("server.address", "127.0.0.1");
        return "http://" + (address.contains(":") ? "[" + address + "]" : address) + ":"
                + environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
    }
}
