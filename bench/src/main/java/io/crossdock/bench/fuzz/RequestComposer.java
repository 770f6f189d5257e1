package io.crossdock.bench.fuzz;

import io.crossdock.bench.fuzz.RawRequest.Header;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes request after request, over all operations in turn. A request depends on seed, number and world only. */
final class RequestComposer {

    private final long seed;
    private final List<ApiOperation> turns;
    private final BodyComposer bodies;
    private final FileComposer files;
    private final PartnerMessages partners;

    RequestComposer(
            long seed,
            List<ApiOperation> operations,
            BodyComposer bodies,
            FileComposer files,
            PartnerMessages partners) {
        this.seed = seed;
        this.bodies = bodies;
        this.files = files;
        this.partners = partners;
        this.turns = new ArrayList<>(operations);
        // Bodies have more to spoil: their operations come twice.
        operations.stream().filter(o -> !o.bodies().isEmpty()).forEach(turns::add);
    }

    /** @param number from 0 */
    record Composed(long number, ApiOperation operation, RawRequest request) {}

    Composed request(long number) {
        var dice = new FuzzDice(seed, number);
        var operation = turns.get((int) (number % turns.size()));
        var body = operation.bodies().isEmpty() ? null : dice.of(operation.bodies());
        var target = path(operation, dice) + query(operation, body, dice);
        var request = new RawRequest(operation.method(), target, headers(operation, dice), new byte[0]);
        if (body != null) {
            request = request.with("Content-Type", body.type())
                    .withBody(body(operation, body, new Place(number, request.target()), dice));
        }
        if (dice.oneIn(4)) {
            request = RequestTwist.spoiled(request, dice);
        }
        if (operation.isWebhook() && !dice.oneIn(15)) {
            request = PartnerSignature.signed(request);
        }
        return new Composed(number, operation, request);
    }

    private record Place(long number, String target) {}

    private String path(ApiOperation operation, FuzzDice dice) {
        return operation.filled(before -> {
            if (dice.oneIn(10)) {
                return OddValues.inUrl(dice);
            }
            return encoded(
                    operation.isWebhook()
                            ? PartnerMessages.name(before, dice)
                            : bodies.known().inPath(before, dice));
        });
    }

    /** Beside a file of figures the parameters are its header; beside other bodies they mean nothing. */
    private String query(ApiOperation operation, ApiOperation.@Nullable Body body, FuzzDice dice) {
        var query = new StringBuilder();
        int chances = body == null ? 2 : body.type().equals("application/json") ? 20 : 1;
        for (var parameter : operation.in("query")) {
            if (dice.oneIn(chances)) {
                var fitting = encoded(bodies.parameter(operation, parameter, dice));
                var value = dice.oneIn(6) ? OddValues.inUrl(dice) : fitting;
                query.append(query.isEmpty() ? "?" : "&")
                        .append(parameter.name())
                        .append('=')
                        .append(value);
            }
        }
        return query.toString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static List<Header> headers(ApiOperation operation, FuzzDice dice) {
        var headers = new ArrayList<Header>();
        for (var parameter : operation.in("header")) {
            if (!dice.oneIn(3)) {
                var fitting = dice.of("ann", "bob", "key-" + dice.below(500_000));
                var value = dice.oneIn(6) ? OddValues.inHeader(dice) : fitting;
                headers.add(new Header(parameter.name(), value));
            }
        }
        return headers;
    }

    private byte[] body(ApiOperation operation, ApiOperation.Body body, Place place, FuzzDice dice) {
        return switch (body.type()) {
            case "application/json" -> {
                var json = operation.isWebhook()
                        ? partners.body(place.target(), dice)
                        : bodies.body(operation, body, place.number(), dice);
                yield dice.oneIn(2) ? JsonTwist.plain(json) : JsonTwist.spoiled(json, dice);
            }
            case "text/csv" -> files.csv(dice);
            case "application/x-ndjson" -> files.ndjson(dice);
            default -> files.document(operation.path().contains("process") ? "process:" : "policy:", dice);
        };
    }
}
