package io.crossdock.masterdata;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Legal entities, brands and sales channels as of one moment; finds them by what a channel calls them. Immutable. */
public final class SellerDirectory {

    public static final SellerDirectory EMPTY = new SellerDirectory(List.of(), List.of(), List.of());

    private final SequencedMap<String, LegalEntity> entities;
    private final SequencedMap<String, SalesBrand> brands;
    private final SequencedMap<String, SalesChannel> channels;
    private final Map<PartnerWord, String> entityNames = new HashMap<>();
    private final Map<PartnerWord, String> brandNames = new HashMap<>();

    /** @param entities by code, as are the others */
    public SellerDirectory(List<LegalEntity> entities, List<SalesBrand> brands, List<SalesChannel> channels) {
        this.entities = by(entities, LegalEntity::code);
        this.brands = by(brands, SalesBrand::code);
        this.channels = by(channels, SalesChannel::code);
        entities.forEach(e -> names(entityNames, e.externalIds(), e.code()));
        brands.forEach(b -> names(brandNames, b.externalIds(), b.code()));
    }

    private record PartnerWord(String system, String value) {}

    private static <T> SequencedMap<String, T> by(List<T> records, Function<T, String> code) {
        var byCode = new LinkedHashMap<String, T>();
        records.forEach(one -> byCode.put(code.apply(one), one));
        return byCode;
    }

    private static void names(Map<PartnerWord, String> to, @Nullable List<PartnerName> names, String code) {
        if (names != null) {
            names.forEach(name -> to.put(new PartnerWord(name.system(), name.value()), code));
        }
    }

    public Collection<LegalEntity> entities() {
        return entities.values();
    }

    public Collection<SalesBrand> brands() {
        return brands.values();
    }

    public Collection<SalesChannel> channels() {
        return channels.values();
    }

    public Optional<LegalEntity> entity(String code) {
        return Optional.ofNullable(entities.get(code));
    }

    public Optional<SalesBrand> brand(String code) {
        return Optional.ofNullable(brands.get(code));
    }

    public Optional<SalesChannel> channel(String code) {
        return Optional.ofNullable(channels.get(code));
    }

    /** The company that a channel means: what the channel itself calls it, else its code. */
    public Optional<LegalEntity> entity(String channel, String said) {
        return entity(code(entityNames, channel, said));
    }

    /** The brand that a channel means: what the channel itself calls it, else its code. */
    public Optional<SalesBrand> brand(String channel, String said) {
        return brand(code(brandNames, channel, said));
    }

    private static String code(Map<PartnerWord, String> names, String channel, String said) {
        var word = said.strip();
        return names.getOrDefault(new PartnerWord(channel, word), word);
    }
}
