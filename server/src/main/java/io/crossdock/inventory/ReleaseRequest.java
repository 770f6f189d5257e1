package io.crossdock.inventory;

import io.crossdock.shared.UnitLine;

/** Units of an owner's line that go back to a node's stock. */
public record ReleaseRequest(ReservationOwner owner, UnitLine line, String node, long quantity) {}
