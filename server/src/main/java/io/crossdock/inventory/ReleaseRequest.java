package io.crossdock.inventory;

import io.crossdock.shared.UnitLine;

/** Units of an owner's line that are given back on a node. */
public record ReleaseRequest(ReservationOwner owner, UnitLine line, String node, long quantity) {}
