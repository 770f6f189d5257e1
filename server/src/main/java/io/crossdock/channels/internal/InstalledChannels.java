package io.crossdock.channels.internal;

import io.crossdock.engine.Tx;
import io.crossdock.orders.SalesChannels;
import io.crossdock.platform.golive.GoLiveCheck;
import io.crossdock.platform.golive.GoLiveItem;
import io.crossdock.platform.golive.GoLiveStep;
import io.crossdock.platform.start.SettingKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The channels of this installation, read once at the start, and the settings that have their secrets. */
final class InstalledChannels implements SettingKeys, GoLiveCheck, SalesChannels {

    private final Map<String, ChannelDefinition> channels;
    /** Values by their keys. */
    private final Map<String, String> secrets = new TreeMap<>();

    /**
     * @param settings value of a setting by its key; empty where it is not set
     * @throws io.crossdock.platform.start.StartFault for a faulty folder
     */
    InstalledChannels(Path folder, UnaryOperator<String> settings) {
        channels = ChannelFolders.read(folder, key -> secrets.computeIfAbsent(key, settings));
    }

    Map<String, ChannelDefinition> byName() {
        return channels;
    }

    @Override
    public Set<String> installed() {
        return channels.keySet();
    }

    /** True for channels without a folder, whose orders come through the API. */
    @Override
    public boolean mayMessageCustomer(String channel) {
        var installed = channels.get(channel);
        return installed == null || installed.terms().mayMessageCustomer();
    }

    @Override
    public Set<String> keys() {
        return secrets.keySet();
    }

    @Override
    public List<GoLiveItem> check(Tx tx) {
        var installed = channels.isEmpty()
                ? GoLiveItem.done(GoLiveStep.CHANNELS, "orders come in through POST /v1/orders only")
                : GoLiveItem.done(
                        GoLiveStep.CHANNELS,
                        "orders come in through POST /v1/orders, " + String.join(", ", channels.keySet()));
        var unset = secrets.entrySet().stream()
                .filter(secret -> secret.getValue().isEmpty())
                .map(secret -> GoLiveItem.attention(
                        GoLiveStep.CHANNELS,
                        secret.getKey() + " is empty: all messages of its channel are refused with 401",
                        "Set " + secret.getKey() + ", or remove the channel's folder if you don't sell there"));
        return Stream.concat(Stream.of(installed), unset).toList();
    }
}
