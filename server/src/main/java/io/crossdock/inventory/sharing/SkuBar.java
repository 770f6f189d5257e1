package io.crossdock.inventory.sharing;

/**
 * Whether a node may not promise a SKU, whatever its stock. Existing reservations stay.
 *
 * @param barred true: the node may not promise the SKU, whatever its stock; reservations stay
 */
public record SkuBar(String sku, String node, boolean barred) {}
