package io.crossdock.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of access control.
 *
 * @param control whether requests need a key
 * @param roles file with the table of permissions and roles; empty: the one that is shipped
 */
@ConfigurationProperties("crossdock.access")
public record AccessSettings(
        @DefaultValue("off") AccessControl control,
        @DefaultValue("") String roles) {

    /** Whether requests need a key. */
    public boolean isOn() {
        return control == AccessControl.ON;
    }

    /** Without it, whoever reaches the port may do everything. */
    public enum AccessControl {
        OFF,
        ON
    }
}
