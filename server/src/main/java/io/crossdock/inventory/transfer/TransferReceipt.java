package io.crossdock.inventory.transfer;

/** Units of a transfer's line that arrived, sellable and damaged; one of the two is more than zero. */
public record TransferReceipt(long transfer, int line, long sellable, long damaged) {}
