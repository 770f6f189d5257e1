package io.crossdock.access.internal;

import io.crossdock.access.AccessSettings;
import io.crossdock.platform.start.StartFault;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Stops a start that would let other machines in without access control. */
@Component
final class AddressCheck {

    /** @throws StartFault for an address that is not of the loopback, with access control off */
    AddressCheck(AccessSettings settings, Environment environment) {
        var address = environment.getProperty("server.address", "").strip();
        if (!settings.isOn() && !isLoopback(address)) {
            throw new StartFault(
                    "server.address is " + (address.isEmpty() ? "empty, which means all addresses" : address)
                            + ", and access control is off: whoever reaches it could do everything. Set"
                            + " --crossdock.access.control=on, or leave server.address at 127.0.0.1");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
