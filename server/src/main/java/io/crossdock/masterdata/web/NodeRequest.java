package io.crossdock.masterdata.web;

import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.NodeProfile;
import io.crossdock.masterdata.NodeSite;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.CheckedRecord;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.platform.request.TextForm;
import io.crossdock.platform.request.TextPattern;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ViolationCode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A node to store.
 *
 * @param system name of the node system that gets its work; null: unchanged, for a new node the default one
 * @param site where it is, for customers and parcels; null: unchanged; {@code {}} removes it
 * @param profile when and what it works; null: unchanged; {@code {}} removes it
 * @param legalEntity code of the company that runs it; null: unchanged
 */
record NodeRequest(
        @TextForm(kind = TextForm.Kind.CODE) String code,
        @TextForm(max = Limits.NAME_CHARACTERS_MAX) String name,
        Node.Kind kind,

        @TextPattern(value = TextPattern.COUNTRY, meaning = TextPattern.COUNTRY_MEANING)
        String country,

        String postalCode,
        @Nullable NodeSite site,
        @NumberRange(min = -90, max = 90) double latitude,
        @NumberRange(min = -180, max = 180) double longitude,
        @TextForm(max = Limits.NAME_CHARACTERS_MAX) String timeZone,
        @NumberRange(min = 0, max = Limits.COST_MINOR_MAX) long handlingMinor,
        @NumberRange(min = 0, max = Limits.COST_MINOR_MAX) long orderMinor,
        @Nullable String system,
        boolean active,
        @Nullable NodeProfile profile,
        @Nullable String legalEntity)
        implements CheckedRecord {

    @Override
    public void check(RequestReader at) {
        try {
            if (!timeZone.isEmpty()) {
                ZoneId.of(timeZone);
            }
        } catch (DateTimeException e) {
            at.violation(
                    "timeZone", ViolationCode.UNKNOWN_TIME_ZONE, "must be an IANA time zone, not '" + timeZone + "'");
        }
    }

    /** The profile, if there is one. */
    List<NodeProfile> profiles() {
        return profile == null ? List.of() : List.of(profile);
    }

    Node node() {
        return new Node(
                code,
                name,
                kind,
                country,
                postalCode,
                latitude,
                longitude,
                ZoneId.of(timeZone).getId(),
                handlingMinor,
                orderMinor,
                system,
                active,
                profile,
                Set.of(),
                List.of(),
                legalEntity);
    }
}
