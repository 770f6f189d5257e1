package io.crossdock.fulfillment;

import io.crossdock.engine.Capability;
import java.util.Set;

/** Tracks parcels. A connector implements it; {@link Carriers} finds it. Each call bounds its own time. */
public interface Carrier {

    /** The carriers that it tracks, as nodes name them; the default system tracks all others. */
    Set<String> tracks();

    /** Status of a parcel; {@link TrackingEvent.Status#MOVING} also for a parcel that the carrier does not know. */
    TrackingEvent.Status track(String tracking) throws Capability.Unavailable;
}
