package io.crossdock.masterdata;

import io.crossdock.engine.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** When carrier services take parcels, in sets. Seen as fast as every other change of master data. */
public interface ServiceTimes {

    /** Fact on subject 0: a service takes nothing for a time. Data is {@link ServiceClosure}. */
    String SERVICE_CLOSED = "service-closed";

    /** Fact on subject 0: a service takes parcels again. Data is {@link ServiceReopened}. */
    String SERVICE_REOPENED = "service-reopened";

    /** Data of {@link #SERVICE_REOPENED}. */
    record ServiceReopened(String service) {}

    /** Services that are closed at a moment. From memory. */
    Set<String> closedServices(Tx tx, Instant at);

    /** Closures that have not ended, those to come too, by service and beginning. From memory. */
    List<ServiceClosure> serviceClosures(Tx tx);

    /** Closes services for a time. A closure of the same service from the same moment is replaced. */
    void closeServices(Tx tx, List<ServiceClosure> closures);

    /** Ends the closures of services that cover now, and takes back those to come. Per service, whether there was one. */
    List<Boolean> reopenServices(Tx tx, List<String> services);
}
