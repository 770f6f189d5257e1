package io.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.crossdock.engine.Ids;
import io.crossdock.support.RunningServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Transactions hold all connections and want ids: whoever reads the next block must not wait for one of them. */
@Timeout(60)
class IdSupplyTest {

    private static final int POOL = 5;
    private static final int MORE_THAN_A_BLOCK = 1_001;

    @Test
    void idsComeAlsoWhenAllConnectionsAreTaken() throws SQLException {
        try (var server = RunningServer.ground("--crossdock.database.pool=" + POOL)) {
            var ids = server.bean(Ids.class);
            var pool = server.bean(HikariDataSource.class);
            var taken = new ArrayList<Connection>();
            try {
                while (pool.getHikariPoolMXBean().getActiveConnections() < POOL) {
                    taken.add(pool.getConnection());
                }
                var given = new HashSet<Long>();
                for (int i = 0; i < MORE_THAN_A_BLOCK; i++) {
                    given.add(ids.next());
                }

                assertThat(given).hasSize(MORE_THAN_A_BLOCK);
            } finally {
                for (var connection : taken) {
                    connection.close();
                }
            }
        }
    }
}
