package io.crossdock.world.retailer;

import java.util.List;

/** Substitutes of a SKU, the best first, in the format of {@code PUT /v1/substitutes}. */
public record SubstituteSpec(String sku, List<String> skus) {}
