package io.crossdock.masterdata.web;

import io.crossdock.masterdata.LegalEntity;
import io.crossdock.masterdata.PartnerName;
import io.crossdock.masterdata.SalesBrand;
import io.crossdock.masterdata.SalesChannel;
import io.crossdock.masterdata.SellerDirectory;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundList;
import io.crossdock.shared.Money;
import io.crossdock.shared.ViolationCode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rules of legal entities, brands and sales channels that need more than the form of a field. */
final class SellerRule {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private SellerRule() {}

    /** Whose name of a record. */
    private record SystemName(String system, String value) {

        static SystemName of(PartnerName name) {
            return new SystemName(name.system(), name.value());
        }
    }

    static void check(RequestReader at, LegalEntity entity) {
        if (!entity.bookCurrency().isEmpty() && !Money.isCurrency(entity.bookCurrency())) {
            at.violation(
                    "bookCurrency",
                    ViolationCode.WRONG_FORMAT,
                    "must be an ISO 4217 code, not '" + entity.bookCurrency() + "'");
        }
        country(at, entity.country());
        var registrations = entity.taxRegistrations();
        if (registrations != null) {
            var places = at.elements("taxRegistrations", registrations.size());
            for (int i = 0; i < registrations.size(); i++) {
                country(places.get(i), registrations.get(i).country());
            }
        }
    }

    private static void country(RequestReader at, String country) {
        if (!country.isEmpty() && !COUNTRIES.contains(country)) {
            at.violation("country", ViolationCode.UNKNOWN_COUNTRY, "must be a country of ISO 3166-1, not " + country);
        }
    }

    static void refuseTakenEntityNames(SellerDirectory known, BoundList<LegalEntity> put) {
        refuseTaken(known.entities(), put, LegalEntity::code, LegalEntity::externalIds);
    }

    static void refuseTakenBrandNames(SellerDirectory known, BoundList<SalesBrand> put) {
        refuseTaken(known.brands(), put, SalesBrand::code, SalesBrand::externalIds);
    }

    /** A name means one record: neither another stored one nor another one of the request may have it. */
    private static <T> void refuseTaken(
            Collection<T> known,
            BoundList<T> put,
            Function<T, String> code,
            Function<T, @Nullable List<PartnerName>> names) {
        var replaced = new HashSet<String>();
        put.elements().stream().filter(one -> names.apply(one) != null).forEach(one -> replaced.add(code.apply(one)));
        var owners = new HashMap<SystemName, String>();
        known.stream()
                .filter(one -> !replaced.contains(code.apply(one)))
                .forEach(one -> Objects.requireNonNullElse(names.apply(one), List.<PartnerName>of())
                        .forEach(name -> owners.put(SystemName.of(name), code.apply(one))));
        put.each((at, one) -> {
            var mine = Objects.requireNonNullElse(names.apply(one), List.<PartnerName>of());
            var places = at.elements("externalIds", mine.size());
            for (int i = 0; i < mine.size(); i++) {
                var owner = owners.putIfAbsent(SystemName.of(mine.get(i)), code.apply(one));
                if (owner != null && !mine.get(i).value().isEmpty()) {
                    places.get(i)
                            .violation(
                                    "value",
                                    owner.equals(code.apply(one)) ? ViolationCode.DUPLICATE : ViolationCode.TAKEN,
                                    mine.get(i).system() + " calls " + owner + " so");
                }
            }
        });
    }

    static void refuseUnknown(SellerDirectory known, BoundList<SalesChannel> put) {
        put.each((at, channel) -> {
            var brand = channel.brand();
            if (brand != null && known.brand(brand).isEmpty()) {
                at.violation("brand", ViolationCode.UNKNOWN_BRAND, "there is no brand " + brand);
            }
            var entity = channel.legalEntity();
            if (entity != null && known.entity(entity).isEmpty()) {
                unknownEntity(at, entity);
            }
        });
    }

    static void unknownEntity(RequestReader at, String entity) {
        at.violation("legalEntity", ViolationCode.UNKNOWN_LEGAL_ENTITY, "there is no legal entity " + entity);
    }
}
