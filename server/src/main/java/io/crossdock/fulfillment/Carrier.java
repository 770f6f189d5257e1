package io.crossdock.fulfillment;

import io.crossdock.engine.Capability;

/** Carriers' tracking. Implemented by a connector; the call bounds its own time. */
public interface Carrier {

    /** Where a parcel is; {@link TrackingEvent.Status#MOVING} also for a parcel that the carrier does not know. */
    TrackingEvent.Status track(String tracking) throws Capability.Unavailable;
}
