package io.crossdock.masterdata.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.engine.sql.Sql;
import io.crossdock.masterdata.LegalEntity;
import io.crossdock.masterdata.PartnerName;
import io.crossdock.masterdata.SalesBrand;
import io.crossdock.masterdata.SalesChannel;
import io.crossdock.masterdata.SellerDirectory;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The statements of legal entities, brands and sales channels, with what others call them. */
final class SellerStore {

    static final String LEGAL_ENTITY = "legal-entity";
    static final String BRAND = "brand";

    private SellerStore() {}

    /** A record that another system has a name for. */
    record NamedRecord(String entity, String code) {}

    /** A name of a record. */
    private record Name(NamedRecord of, PartnerName name) {}

    static SellerDirectory all(Connection connection) {
        var names = names(connection);
        return new SellerDirectory(
                entities(connection, names),
                new Sql(connection, """
                        select code, name
                        from masterdata.brand
                        order by code""")
                        .rows(rs -> new SalesBrand(
                                rs.getString("code"),
                                rs.getString("name"),
                                names.getOrDefault(new NamedRecord(BRAND, rs.getString("code")), List.of()))),
                channels(connection));
    }

    private static List<LegalEntity> entities(Connection connection, Map<NamedRecord, List<PartnerName>> names) {
        return new Sql(connection, """
                select code, name, country, book_currency, tax_registrations::text as tax_registrations
                from masterdata.legal_entity
                order by code""")
                .rows(rs -> new LegalEntity(
                        rs.getString("code"),
                        rs.getString("name"),
                        rs.getString("country"),
                        rs.getString("book_currency"),
                        List.of(EngineJson.MAPPER.readValue(
                                rs.getString("tax_registrations"), LegalEntity.TaxRegistration[].class)),
                        names.getOrDefault(new NamedRecord(LEGAL_ENTITY, rs.getString("code")), List.of())));
    }

    private static List<SalesChannel> channels(Connection connection) {
        return new Sql(connection, """
                select code, name, brand, legal_entity, unknown_seller
                from masterdata.sales_channel
                order by code""")
                .rows(rs -> new SalesChannel(
                        rs.getString("code"),
                        rs.getString("name"),
                        rs.getString("brand"),
                        rs.getString("legal_entity"),
                        SalesChannel.UnknownSeller.valueOf(
                                rs.getString("unknown_seller").toUpperCase(Locale.ROOT))));
    }

    private static Map<NamedRecord, List<PartnerName>> names(Connection connection) {
        var names = new HashMap<NamedRecord, List<PartnerName>>();
        new Sql(connection, """
                select entity, code, system, type, value
                from masterdata.external_id
                order by entity, code, system, value""")
                .rows(rs -> new Name(
                        new NamedRecord(rs.getString("entity"), rs.getString("code")),
                        new PartnerName(
                                rs.getString("system"),
                                rs.getString("type").isEmpty() ? null : rs.getString("type"),
                                rs.getString("value"))))
                .forEach(n ->
                        names.computeIfAbsent(n.of(), _ -> new ArrayList<>()).add(n.name()));
        names.values().forEach(some -> some.sort(PartnerName.ORDER));
        return names;
    }

    static void putEntities(Tx tx, List<LegalEntity> entities) {
        tx.sql("""
                insert into masterdata.legal_entity (code, name, country, book_currency, tax_registrations)
                select u.code, u.name, u.country, u.book_currency, u.tax_registrations::jsonb
                from unnest(?, ?, ?, ?, ?) as u (code, name, country, book_currency, tax_registrations)
                order by u.code
                on conflict (code) do update
                set name = excluded.name,
                    country = excluded.country,
                    book_currency = excluded.book_currency,
                    tax_registrations = excluded.tax_registrations""")
                .texts(entities, LegalEntity::code)
                .texts(entities, LegalEntity::name)
                .texts(entities, LegalEntity::country)
                .texts(entities, LegalEntity::bookCurrency)
                .texts(entities, e -> EngineJson.write(Objects.requireNonNullElse(e.taxRegistrations(), List.of())))
                .update();
        putNames(
                tx,
                entities.stream()
                        .collect(HashMap::new, (m, e) -> m.put(key(e), names(e.externalIds())), HashMap::putAll));
    }

    private static NamedRecord key(LegalEntity entity) {
        return new NamedRecord(LEGAL_ENTITY, entity.code());
    }

    private static List<PartnerName> names(@Nullable List<PartnerName> names) {
        return names == null ? List.of() : names;
    }

    static void putBrands(Tx tx, List<SalesBrand> brands) {
        tx.sql("""
                insert into masterdata.brand (code, name)
                select u.code, u.name
                from unnest(?, ?) as u (code, name)
                order by u.code
                on conflict (code) do update set name = excluded.name""")
                .texts(brands, SalesBrand::code)
                .texts(brands, SalesBrand::name)
                .update();
        putNames(
                tx,
                brands.stream()
                        .collect(
                                HashMap::new,
                                (m, b) -> m.put(new NamedRecord(BRAND, b.code()), names(b.externalIds())),
                                HashMap::putAll));
    }

    /** Replaces all names of these records. */
    private static void putNames(Tx tx, Map<NamedRecord, List<PartnerName>> names) {
        var records = List.copyOf(names.keySet());
        tx.sql("""
                delete from masterdata.external_id x
                using unnest(?, ?) as u (entity, code)
                where x.entity = u.entity and x.code = u.code""")
                .texts(records, NamedRecord::entity)
                .texts(records, NamedRecord::code)
                .update();
        var all = new ArrayList<Name>();
        names.forEach((of, some) -> some.forEach(name -> all.add(new Name(of, name))));
        if (all.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into masterdata.external_id (entity, system, value, code, type)
                select u.entity, u.system, u.value, u.code, u.type
                from unnest(?, ?, ?, ?, ?) as u (entity, system, value, code, type)
                order by u.entity, u.system, u.value""")
                .texts(all, n -> n.of().entity())
                .texts(all, n -> n.name().system())
                .texts(all, n -> n.name().value())
                .texts(all, n -> n.of().code())
                .texts(all, n -> Objects.requireNonNullElse(n.name().type(), ""))
                .update();
    }

    static void putChannels(Tx tx, List<SalesChannel> channels) {
        tx.sql("""
                insert into masterdata.sales_channel (code, name, brand, legal_entity, unknown_seller)
                select u.code, u.name, u.brand, u.legal_entity, u.unknown_seller
                from unnest(?, ?, ?, ?, ?) as u (code, name, brand, legal_entity, unknown_seller)
                order by u.code
                on conflict (code) do update
                set name = excluded.name,
                    brand = excluded.brand,
                    legal_entity = excluded.legal_entity,
                    unknown_seller = excluded.unknown_seller""")
                .texts(channels, SalesChannel::code)
                .texts(channels, SalesChannel::name)
                .texts(channels, SalesChannel::brand)
                .texts(channels, SalesChannel::legalEntity)
                .texts(
                        channels,
                        c -> Objects.requireNonNull(c.decided().unknownSeller()).text())
                .update();
    }
}
