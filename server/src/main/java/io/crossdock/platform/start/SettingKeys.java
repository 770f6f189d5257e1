package io.crossdock.platform.start;

import java.util.Map;
import java.util.Set;

/**
 * Settings that a module reads by itself, beside its settings record; a bean. All other settings that begin with
 * {@code crossdock.} are refused at the start.
 */
public interface SettingKeys {

    /** Keys in their canonical form, such as {@code crossdock.channels.shopify.secret}. */
    Set<String> keys();

    /** New keys of settings that moved, by their old keys. */
    default Map<String, String> moved() {
        return Map.of();
    }
}
