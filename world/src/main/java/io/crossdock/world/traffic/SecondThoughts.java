package io.crossdock.world.traffic;

import io.crossdock.world.Agenda;
import io.crossdock.world.Seed;
import io.crossdock.world.WorldJson;
import io.crossdock.world.carriers.Item;
import io.crossdock.world.carriers.SimulatedCarriers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;

/** Simulates cancellations (2 % of the orders, half of them at once) and returns (8 % of the delivered orders). */
final class SecondThoughts {

    private static final double CANCELS = 0.02;
    private static final double RETURNS = 0.08;
    private static final int RETURN_TRIES = 5;

    private final CrossdockClient crossdock;
    private final Book book;
    private final Seed seed;
    private final Agenda agenda;

    SecondThoughts(CrossdockClient crossdock, Book book, Seed seed, Agenda agenda) {
        this.crossdock = crossdock;
        this.book = book;
        this.seed = seed;
        this.agenda = agenda;
    }

    /** Handles an acknowledged order: its customer may cancel it. */
    void ordered(Basket basket) {
        if (seed.happens(CANCELS, "cancels", basket.key())) {
            boolean soon = seed.happens(0.5, "cancels-soon", basket.key());
            long minutes = soon
                    ? seed.between(0, 5, "cancels-when", basket.key())
                    : seed.between(30, 2_880, "cancels-when", basket.key());
            agenda.after(Duration.ofMinutes(minutes), () -> cancel(basket));
        }
    }

    private void cancel(Basket basket) {
        Optional<String> id = book.id(basket.key()).or(() -> lookUp(basket));
        if (id.isEmpty()) {
            book.complain("order " + basket.key() + " was acknowledged but is not in the list of orders");
            return;
        }
        CrossdockClient.Answer answer = crossdock.post(
                "/v1/orders/" + id.get() + ":cancel",
                null,
                WorldJson.object().put("reason", "customer changed their mind"));
        if (answer.done()) {
            book.count("cancelsAccepted");
        } else if (answer.status() == 409 || answer.status() == 422) {
            book.count("cancelsTooLate");
        } else if (answer.status() != 0) {
            book.complain("cancel of " + id.get() + " was answered with " + answer.status() + ": " + answer.body());
        }
    }

    /** A customer at the curb of a store says so, each in a bay of their own. */
    void drivesUp(String order) {
        CrossdockClient.Answer answer = crossdock.post(
                "/v1/orders/" + order + ":arrive",
                null,
                WorldJson.object().put("place", "bay " + seed.between(1, 9, "bay", order)));
        if (answer.done()) {
            book.count("arrivalsTold");
        } else if (answer.status() == 409) {
            book.count("arrivalsTooLate");
        } else if (answer.status() != 0) {
            book.complain("the arrival for " + order + " was answered with " + answer.status() + ": " + answer.body());
        }
    }

    private Optional<String> lookUp(Basket basket) {
        CrossdockClient.Answer answer = crossdock.get("/v1/orders?channel=" + basket.channel() + "&reference="
                + URLEncoder.encode(basket.reference(), StandardCharsets.UTF_8) + "&limit=2");
        return Optional.of(answer.body().path("items").path(0).path("id").asString(""))
                .filter(id -> !id.isEmpty());
    }

    /** Handles a delivered parcel: its customer may return goods from it, 3 to 10 business days later. */
    void arrived(SimulatedCarriers.Parcel parcel) {
        if (seed.happens(RETURNS, "returns", parcel.order())) {
            agenda.after(
                    Duration.ofHours(seed.between(72, 240, "returns-when", parcel.fulfillment())),
                    () -> sendBack(parcel, 1));
        }
    }

    private void sendBack(SimulatedCarriers.Parcel parcel, int attempt) {
        List<Item> items =
                parcel.items().stream().filter(item -> item.quantity() > 0).toList();
        List<Item> unwanted = items.stream()
                .filter(item -> seed.happens(0.7, "unwanted", parcel.fulfillment() + '/' + item.line()))
                .toList();
        ArrayNode lines = WorldJson.array();
        (unwanted.isEmpty() ? items.subList(0, 1) : unwanted)
                .forEach(item ->
                        lines.add(WorldJson.object().put("line", item.line()).put("quantity", item.quantity())));
        CrossdockClient.Answer answer = crossdock.post(
                "/v1/orders/" + parcel.order() + "/returns",
                "return-" + parcel.fulfillment(),
                WorldJson.object().put("reason", "does not fit").set("lines", lines));
        if (answer.done()) {
            book.count("returnsAccepted");
        } else if ((answer.status() == 409 || answer.status() == 422) && attempt < RETURN_TRIES) {
            agenda.after(Duration.ofDays(1), () -> sendBack(parcel, attempt + 1));
        } else if (answer.status() == 409 || answer.status() == 422) {
            book.count("returnsRefused");
        } else if (answer.status() != 0) {
            book.complain("return of " + parcel.fulfillment() + " was answered with " + answer.status() + ": "
                    + answer.body());
        }
    }
}
