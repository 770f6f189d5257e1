package io.crossdock.masterdata.web;

import io.crossdock.masterdata.NodeProfile;
import io.crossdock.masterdata.NodeProfile.Cutoff;
import io.crossdock.masterdata.NodeProfile.Day;
import io.crossdock.masterdata.NodeProfile.Kind;
import io.crossdock.masterdata.NodeProfile.Labor;
import io.crossdock.masterdata.NodeProfile.Opening;
import io.crossdock.platform.DuplicateCheck;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundList;
import io.crossdock.shared.ViolationCode;
import java.util.List;

/** Refuses a node's profile whose parts contradict each other. */
final class ProfileRule {

    private static final int HOURS = 24;

    private ProfileRule() {}

    /** @param profiles the profiles of a request, each with its place */
    static void check(BoundList<NodeProfile> profiles) {
        profiles.each((at, profile) -> {
            refuseOverlap(at, profile.opening());
            refuseOverlapOfLabor(at.elements("labor", profile.labor().size()), profile.labor());
            if (profile.kinds().contains(Kind.SAME_DAY) != (profile.sameDayKm() != null)) {
                at.violation(
                        "sameDayKm", ViolationCode.INCOMPLETE, "must be given if kinds has same-day, and only then");
            }
        });
        profiles.inner("opening", NodeProfile::opening).each((at, hours) -> {
            if (hours.close().equals(hours.open())) {
                at.violation(
                        "close",
                        ViolationCode.OUT_OF_RANGE,
                        "must be another time than open; one before it is on the next day");
            }
        });
        profiles.each((at, profile) -> {
            DuplicateCheck.refuse(
                    at.elements("opening", profile.opening().size()),
                    profile.opening().stream().map(Opening::day).toList(),
                    "day");
            DuplicateCheck.refuse(
                    at.elements("cutoffs", profile.cutoffs().size()),
                    profile.cutoffs().stream().map(Cutoff::service).toList(),
                    "service");
        });
    }

    /** Hours that end after midnight must end before those of the next day begin. */
    private static void refuseOverlap(RequestReader profile, List<Opening> hours) {
        for (var first : hours) {
            for (var next : hours) {
                boolean follows = next.day().ordinal() == (first.day().ordinal() + 1) % Day.values().length;
                if (follows && first.overnight() && first.close().isAfter(next.open())) {
                    profile.violation(
                            "opening",
                            ViolationCode.OVERLAP,
                            "the hours of %s end at %s, after those of %s begin"
                                    .formatted(
                                            first.day().text(),
                                            first.close(),
                                            next.day().text()));
                }
            }
        }
    }

    private static void refuseOverlapOfLabor(List<RequestReader> places, List<Labor> slots) {
        var taken = new boolean[HOURS];
        for (int i = 0; i < slots.size(); i++) {
            var slot = slots.get(i);
            if (slot.toHour() <= slot.fromHour()) {
                places.get(i).violation("toHour", ViolationCode.OUT_OF_RANGE, "must be above fromHour");
            }
            boolean twice = false;
            for (int hour = slot.fromHour(); hour < slot.toHour(); hour++) {
                twice |= taken[hour];
                taken[hour] = true;
            }
            if (twice) {
                places.get(i).violation("fromHour", ViolationCode.OVERLAP, "has an hour that another slot also has");
            }
        }
    }
}
