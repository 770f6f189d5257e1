package io.crossdock.fulfillment;

import io.crossdock.engine.Capability;
import java.util.Set;

/** Carriers' tracking. Implemented by a connector, found in {@link Carriers}; the call bounds its own time. */
public interface Carrier {

    /** The carriers, as nodes name them, whose parcels it is asked about. One that nobody tracks is the default's. */
    Set<String> tracks();

    /** Where a parcel is; {@link TrackingEvent.Status#MOVING} also for a parcel that the carrier does not know. */
    TrackingEvent.Status track(String tracking) throws Capability.Unavailable;
}
