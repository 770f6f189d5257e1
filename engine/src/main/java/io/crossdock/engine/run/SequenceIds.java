package io.crossdock.engine.run;

import io.crossdock.engine.Ids;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Ids in blocks of {@value #BLOCK}: one round trip per block. The sequence steps by a block, so nodes never share ids;
 * a node that stops loses the rest of its block.
 */
public final class SequenceIds implements Ids {

    /** Must equal the increment of {@code engine.ids}. */
    static final int BLOCK = 1000;

    private final DataSource database;
    private long next;
    private long end;

    /** @param database not the one of the transactions, which hold connections of it while they wait for ids */
    public SequenceIds(DataSource database) {
        this.database = database;
    }

    @Override
    public synchronized long next() {
        if (next == end) {
            next = block();
            end = next + BLOCK;
        }
        return next++;
    }

    private long block() {
        try (var connection = database.getConnection()) {
            return IdBlockStore.next(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("can't read ids from the database", e);
        }
    }
}
