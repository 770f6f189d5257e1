package io.crossdock.platform.internal;

import com.zaxxer.hikari.HikariConfig;
import io.crossdock.platform.CrossdockSettings.Session;
import java.util.concurrent.TimeUnit;

/**
 * The limits of each session. The database ends what hangs at the server's end: a process that was stopped, a machine
 * or a network that is gone. The server gives up what hangs at the database's end.
 */
final class SessionLimitStore {

    /** Seconds after which the database looks whether a silent server is there, between the looks, and their number. */
    private static final int[] KEEPALIVE = {10, 5, 3};

    private static final String CONNECT_SECONDS_MAX = "5";

    private SessionLimitStore() {}

    /** The statement works through poolers of connections, too; start-up options don't. */
    static void limit(HikariConfig config, Session limits) {
        config.addDataSourceProperty("socketTimeout", Integer.toString(limits.answerSeconds()));
        config.addDataSourceProperty("connectTimeout", CONNECT_SECONDS_MAX);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // tcp_user_timeout is for a server that takes no more of an answer, which is not "idle in transaction".
        config.setConnectionInitSql("""
                select
                    set_config('idle_in_transaction_session_timeout', '%1$d', false),
                    set_config('tcp_user_timeout', '%1$d', false),
                    set_config('lock_timeout', '%2$d', false),
                    set_config('statement_timeout', '%3$d', false),
                    set_config('tcp_keepalives_idle', '%4$d', false),
                    set_config('tcp_keepalives_interval', '%5$d', false),
                    set_config('tcp_keepalives_count', '%6$d', false)""".formatted(
                        TimeUnit.SECONDS.toMillis(limits.idleSeconds()),
                        TimeUnit.SECONDS.toMillis(limits.lockSeconds()),
                        TimeUnit.SECONDS.toMillis(limits.statementSeconds()),
                        KEEPALIVE[0],
                        KEEPALIVE[1],
                        KEEPALIVE[2]));
    }
}
