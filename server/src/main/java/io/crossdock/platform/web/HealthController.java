package io.crossdock.platform.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells whether this node can serve. */
@RestController
@Tag(name = "System")
class HealthController {

    private static final int DATABASE_SECONDS_MAX = 2;

    /** Longest time until the answer, with the wait for a connection. */
    private static final int ANSWER_SECONDS_MAX = 5;

    private final DataSource database;
    private final Clock clock;

    HealthController(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param status {@code up} or {@code down}
     * @param database {@code up} or {@code down}
     * @param at business time
     */
    record Health(String status, String database, Instant at) {}

    /** 200 if up, 503 if the database is down. */
    @Operation(
            operationId = "getHealth",
            summary = "Check whether this node can serve",
            description = "200 while the node can serve, 503 while it can't reach its database. For load balancers and "
                    + "monitors; it says nothing about queues and cases.")
    @ApiResponse(responseCode = "200", description = "The node can serve", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "503", description = "The database can't be reached", useReturnTypeSchema = true)
    @GetMapping("/health")
    ResponseEntity<Health> health() {
        boolean up = databaseUp();
        var word = up ? "up" : "down";
        return ResponseEntity.status(up ? 200 : 503).body(new Health(word, word, clock.instant()));
    }

    /** On a thread of its own, since a wait for a database that hangs can't be cut short. */
    private boolean databaseUp() {
        var answer = new CompletableFuture<Boolean>();
        Thread.ofVirtual().name("health").start(() -> answer.complete(databaseAnswers()));
        return answer.completeOnTimeout(false, ANSWER_SECONDS_MAX, TimeUnit.SECONDS)
                .join();
    }

    private boolean databaseAnswers() {
        try (var connection = database.getConnection()) {
            return connection.isValid(DATABASE_SECONDS_MAX);
        } catch (SQLException e) {
            return false;
        }
    }
}
