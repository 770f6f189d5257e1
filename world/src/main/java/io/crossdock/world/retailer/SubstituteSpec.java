package io.crossdock.world.retailer;

import java.util.List;

/** What may be sent in place of a SKU, the best first, as {@code PUT /v1/substitutes} takes it. */
public record SubstituteSpec(String sku, List<String> skus) {}
