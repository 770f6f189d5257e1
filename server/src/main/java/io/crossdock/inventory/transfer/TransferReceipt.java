package io.crossdock.inventory.transfer;

/** Units of a transfer's line that came, sellable and damaged ones; one of the two is above zero. */
public record TransferReceipt(long transfer, int line, long sellable, long damaged) {}
