package io.crossdock.platform.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.crossdock.engine.Ids;
import io.crossdock.engine.ScaledClock;
import io.crossdock.engine.SteppedClock;
import io.crossdock.engine.run.SequenceIds;
import io.crossdock.platform.CrossdockSettings;
import io.crossdock.platform.ServerName;
import io.crossdock.platform.start.SettingCheck;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/** Beans that every module uses. */
@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {

    private static final long CONNECTION_SECONDS_MAX = 10;

    /** Longest look at whether an idle connection still answers, in seconds. */
    private static final long VALIDATION_SECONDS_MAX = 2;

    /** HikariCP's setting of the time for which an unused connection is handed out without a test. */
    private static final String UNTESTED_FOR = "com.zaxxer.hikari.aliveBypassWindowMs";

    /** A bit more than the longest pause of regular work, each of whose looks would otherwise be two statements. */
    private static final long UNTESTED_MILLIS = 2_100;

    /** Machine time: for leases and staleness, never for business. */
    @Bean
    Clock machineClock() {
        return Clock.systemUTC();
    }

    /** Business time. */
    @Bean
    @Primary
    Clock clock(CrossdockSettings settings, @Qualifier("machineClock") Clock machine) {
        var clock = settings.clock();
        if (clock.stepped()) {
            return new SteppedClock(Objects.requireNonNull(clock.origin()));
        }
        return clock.origin() == null || clock.machineOrigin() == null
                ? machine
                : new ScaledClock(machine, clock.machineOrigin(), clock.origin(), clock.speed());
    }

    @Bean
    ServerName serverName(CrossdockSettings settings, Environment environment) {
        return ServerName.of(settings.name(), environment.getProperty("server.port", "8080"));
    }

    /** @param checked so that a wrong setting is told before the first wait for the database */
    @Bean
    HikariDataSource dataSource(CrossdockSettings settings, ServerName name, SettingCheck checked) {
        var database = settings.database();
        new DatabaseWait(database).await();
        return pool("crossdock", settings, name, database.pool());
    }

    /**
     * The connection over which ids are read. It is not one of the pool: transactions that hold all of these would wait
     * for ids, and the ids for a connection.
     */
    @Bean(defaultCandidate = false)
    @DependsOn("dataSource")
    HikariDataSource idSource(CrossdockSettings settings, ServerName name) {
        return pool("crossdock ids", settings, name, 1);
    }

    private static HikariDataSource pool(String pool, CrossdockSettings settings, ServerName name, int connections) {
        var database = settings.database();
        var config = new HikariConfig();
        config.setPoolName(pool);
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(Math.min(4, connections));
        config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(CONNECTION_SECONDS_MAX));
        config.setValidationTimeout(TimeUnit.SECONDS.toMillis(VALIDATION_SECONDS_MAX));
        config.setInitializationFailTimeout(TimeUnit.SECONDS.toMillis(database.startSeconds()));
        config.addDataSourceProperty("ApplicationName", "crossdock " + name.text());
        config.addDataSourceProperty("prepareThreshold", "1");
        config.addDataSourceProperty("preparedStatementCacheQueries", "512");
        SessionLimitStore.limit(config, database.session());
        System.setProperty(UNTESTED_FOR, Long.toString(UNTESTED_MILLIS));
        return new HikariDataSource(config);
    }

    /** Migrations may take longer than any statement of a running server, so their session has no limits. */
    @Bean
    FlywayConfigurationCustomizer sessionOfMigrations(CrossdockSettings settings) {
        var database = settings.database();
        return flyway -> flyway.dataSource(database.url(), database.user(), database.password());
    }

    @Bean
    @DependsOn("flywayInitializer")
    Ids ids(@Qualifier("idSource") DataSource source) {
        return new SequenceIds(source);
    }
}
