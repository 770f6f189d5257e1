package io.crossdock.fulfillment;

import io.crossdock.engine.Capability;
import java.time.Instant;
import java.util.Set;

/** Tracks parcels. A connector implements it; {@link Carriers} finds it. Each call bounds its own time. */
public interface Carrier {

    /** The carriers that it tracks, as nodes name them; the default system tracks all others. */
    Set<String> tracks();

    /**
     * The newest report of a parcel; {@link TrackingEvent.Status#MOVING} also for one that the carrier does not know.
     *
     * @param now time of a report that carries none
     */
    TrackingEvent track(String tracking, Instant now) throws Capability.Unavailable;
}
