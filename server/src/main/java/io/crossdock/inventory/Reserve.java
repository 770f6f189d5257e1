package io.crossdock.inventory;

import java.util.List;

/** An order's claims, granted together or not at all. */
public record Reserve(long order, List<Claim> claims) {

    /** Units of one order line on one node. */
    public record Claim(int line, String sku, String node, long quantity) {}

    public Reserve {
        claims = List.copyOf(claims);
    }
}
