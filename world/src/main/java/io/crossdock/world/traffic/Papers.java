package io.crossdock.world.traffic;

import io.crossdock.world.WorldJson;
import io.crossdock.world.retailer.DemoSellers;
import java.math.BigDecimal;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a basket in the format of each channel. */
final class Papers {

    private Papers() {}

    /** The canonical order of {@code POST /v1/orders}. */
    static ObjectNode canonical(Basket basket) {
        ObjectNode order = WorldJson.object()
                .put("channel", basket.channel())
                .put("reference", basket.reference())
                .put("placedAt", basket.placedAt().toString())
                .put("currency", "USD");
        order.set(
                "customer",
                WorldJson.object()
                        .put("name", basket.name())
                        .put("email", basket.email())
                        .put("phone", basket.phone()));
        order.set(
                "shipTo",
                WorldJson.object()
                        .put("name", basket.name())
                        .put("line1", basket.street())
                        .put("city", basket.place().city())
                        .put("region", basket.place().state())
                        .put("postalCode", basket.place().zip())
                        .put("country", "US"));
        order.put("service", basket.service());
        if (basket.store() != null) {
            order.put("fulfillment", basket.method()).put("node", basket.store());
        } else if (basket.sameDay()) {
            order.put("fulfillment", basket.method());
        }
        if (basket.digital()) {
            order.put("fulfillment", "digital").remove("shipTo");
        }
        ArrayNode lines = order.putArray("lines");
        int number = 0;
        for (Basket.Line line : basket.lines()) {
            number++;
            lines.add(WorldJson.object()
                    .put("line", number)
                    .put("reference", Integer.toString(number))
                    .put("sku", line.sku())
                    .put("title", line.title())
                    .put("quantity", line.quantity())
                    .put("unitPriceMinor", line.unitPriceMinor())
                    .put("discountMinor", line.discountMinor())
                    .put("taxMinor", line.taxMinor())
                    .put("allowSubstitutes", basket.takesSubstitutes()));
        }
        order.put("shippingMinor", basket.shippingMinor()).put("totalMinor", basket.totalMinor());
        order.set(
                "payment",
                basket.channel().equals("shop")
                        ? WorldJson.object().put("method", "card").put("token", basket.token())
                        : WorldJson.object().put("method", "collected").put("reference", "pay-" + basket.reference()));
        return order;
    }

    /** The order webhook of Shopify, with the fields of the REST format 2026-07 that matter. */
    static ObjectNode shopify(Basket basket) {
        long discounts =
                basket.lines().stream().mapToLong(Basket.Line::discountMinor).sum();
        long taxes = basket.lines().stream().mapToLong(Basket.Line::taxMinor).sum();
        long gross = basket.lines().stream()
                .mapToLong(line -> line.quantity() * line.unitPriceMinor())
                .sum();
        ObjectNode order = WorldJson.object()
                .put("id", Long.parseLong(basket.reference()))
                .put("admin_graphql_api_id", "gid://shopify/Order/" + basket.reference())
                .put("name", "#" + (1001 + basket.number()))
                .put("order_number", 1001 + basket.number())
                .put("created_at", basket.placedAt().toString())
                .put("processed_at", basket.placedAt().toString())
                .put("updated_at", basket.placedAt().toString())
                .putNull("cancelled_at")
                .put("confirmed", true)
                .put("test", false)
                .put("currency", "USD")
                .put("presentment_currency", "USD")
                .put("email", basket.email())
                .put("contact_email", basket.email())
                .put("phone", basket.phone())
                .put("financial_status", "paid")
                .putNull("fulfillment_status")
                .put("taxes_included", false)
                .put("total_line_items_price", money(gross))
                .put("total_discounts", money(discounts))
                .put("subtotal_price", money(gross - discounts))
                .put("total_tax", money(taxes))
                .put("total_price", money(basket.totalMinor()))
                .put("total_tip_received", "0.00")
                .put("source_name", "web")
                .put("merchant_business_entity_id", DemoSellers.SHOPIFY_ENTITY);
        order.set("total_shipping_price_set", moneySet(basket.shippingMinor()));
        order.set("payment_gateway_names", WorldJson.array().add("shopify_payments"));
        addBuyer(order, basket);
        ArrayNode shipping = order.putArray("shipping_lines");
        shipping.add(WorldJson.object()
                .put("id", 369_000_000 + basket.number())
                .put("title", basket.service().equals("express") ? "Express" : "Standard")
                .put("code", basket.service())
                .put("price", money(basket.shippingMinor()))
                .put("discounted_price", money(basket.shippingMinor())));
        ArrayNode lines = order.putArray("line_items");
        for (int i = 0; i < basket.lines().size(); i++) {
            lines.add(shopifyLine(basket, basket.lines().get(i), i));
        }
        return order;
    }

    private static void addBuyer(ObjectNode order, Basket basket) {
        order.set(
                "customer",
                WorldJson.object()
                        .put("id", 207_000_000 + basket.number())
                        .put("email", basket.email())
                        .put("first_name", basket.firstName())
                        .put("last_name", basket.lastName()));
        order.set(
                "shipping_address",
                WorldJson.object()
                        .put("first_name", basket.firstName())
                        .put("last_name", basket.lastName())
                        .put("name", basket.name())
                        .put("address1", basket.street())
                        .putNull("address2")
                        .put("city", basket.place().city())
                        .put("zip", basket.place().zip())
                        .put("province_code", basket.place().state())
                        .put("country", "United States")
                        .put("country_code", "US")
                        .put("phone", basket.phone()));
    }

    private static ObjectNode shopifyLine(Basket basket, Basket.Line line, int place) {
        ObjectNode item = WorldJson.object()
                .put("id", Long.parseLong(basket.reference()) * 10 + place)
                .put("sku", line.sku())
                .put("title", line.title())
                .put("name", line.title())
                .put("quantity", line.quantity())
                .put("current_quantity", line.quantity())
                .put("fulfillable_quantity", line.quantity())
                .put("price", money(line.unitPriceMinor()))
                .put("grams", line.weightGrams())
                .put("gift_card", false)
                .put("requires_shipping", true)
                .put("taxable", true)
                .put("total_discount", money(line.discountMinor()));
        ArrayNode taxes = item.putArray("tax_lines");
        taxes.add(WorldJson.object().put("title", "State Tax").put("rate", 0.07).put("price", money(line.taxMinor())));
        ArrayNode discounts = item.putArray("discount_allocations");
        if (line.discountMinor() > 0) {
            discounts.add(WorldJson.object()
                    .put("amount", money(line.discountMinor()))
                    .put("discount_application_index", 0));
        }
        return item;
    }

    /** The order document of Amazon Orders 2026-01-01. */
    static ObjectNode amazon(Basket basket) {
        ObjectNode order = WorldJson.object()
                .put("orderId", basket.reference())
                .put("createdTime", basket.placedAt().toString())
                .put("lastUpdatedTime", basket.placedAt().toString());
        order.set(
                "salesChannel",
                WorldJson.object()
                        .put("channelName", "AMAZON")
                        .put("marketplaceId", "ATVPDKIKX0DER")
                        .put("marketplaceName", "Amazon.com"));
        order.set("buyer", WorldJson.object().put("buyerName", basket.name()).put("buyerEmail", basket.email()));
        order.putObject("recipient")
                .set(
                        "deliveryAddress",
                        WorldJson.object()
                                .put("name", basket.name())
                                .put("addressLine1", basket.street())
                                .put("city", basket.place().city())
                                .put("stateOrRegion", basket.place().state())
                                .put("postalCode", basket.place().zip())
                                .put("countryCode", "US")
                                .put("phone", basket.phone())
                                .put("addressType", "RESIDENTIAL"));
        order.putObject("proceeds").set("grandTotal", amazonMoney(basket.totalMinor()));
        order.set(
                "fulfillment",
                WorldJson.object()
                        .put("fulfillmentStatus", "UNSHIPPED")
                        .put("fulfilledBy", "MERCHANT")
                        .put("fulfillmentServiceLevel", basket.service().equals("express") ? "EXPEDITED" : "STANDARD"));
        ArrayNode items = order.putArray("orderItems");
        for (int i = 0; i < basket.lines().size(); i++) {
            Basket.Line line = basket.lines().get(i);
            ObjectNode item = WorldJson.object()
                    .put("orderItemId", "%d%06d%02d".formatted(171, basket.number(), i))
                    .put("quantityOrdered", line.quantity());
            ObjectNode product = item.putObject("product")
                    .put("asin", "B0" + line.sku().replace("-", ""))
                    .put("title", line.title())
                    .put("sellerSku", line.sku());
            product.putObject("price").set("unitPrice", amazonMoney(line.unitPriceMinor()));
            item.set("proceeds", amazonProceeds(line, i == 0 ? basket.shippingMinor() : 0));
            item.putObject("fulfillment").put("quantityFulfilled", 0).put("quantityUnfulfilled", line.quantity());
            items.add(item);
        }
        return WorldJson.object().set("order", order);
    }

    /** Shipping is charged with the first item. */
    private static ObjectNode amazonProceeds(Basket.Line line, long shippingMinor) {
        ObjectNode proceeds = WorldJson.object();
        proceeds.set("proceedsTotal", amazonMoney(line.totalMinor() + shippingMinor));
        ArrayNode breakdowns = proceeds.putArray("breakdowns");
        addBreakdown(breakdowns, "ITEM", line.quantity() * line.unitPriceMinor());
        addBreakdown(breakdowns, "TAX", line.taxMinor());
        addBreakdown(breakdowns, "DISCOUNT", -line.discountMinor());
        addBreakdown(breakdowns, "SHIPPING", shippingMinor);
        return proceeds;
    }

    private static void addBreakdown(ArrayNode breakdowns, String type, long minor) {
        if (minor != 0) {
            breakdowns.addObject().put("type", type).set("subtotal", amazonMoney(minor));
        }
    }

    private static ObjectNode amazonMoney(long minor) {
        return WorldJson.object().put("amount", money(minor)).put("currencyCode", "USD");
    }

    private static ObjectNode moneySet(long minor) {
        ObjectNode set = WorldJson.object();
        set.set("shop_money", WorldJson.object().put("amount", money(minor)).put("currency_code", "USD"));
        set.set(
                "presentment_money",
                WorldJson.object().put("amount", money(minor)).put("currency_code", "USD"));
        return set;
    }

    private static String money(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }
}
