package io.crossdock.orders.hold;

import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.CheckedRecord;
import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.platform.request.TextForm;
import io.crossdock.platform.request.TextPattern;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ViolationCode;
import io.crossdock.shared.Words;
import java.util.List;

/**
 * A type of holds.
 *
 * @param code word by which holds and decision tables name it
 * @param name what people read
 * @param owner the team that releases holds of the type; its cases are that team's
 * @param blocks steps that a hold of the type blocks, unless the hold says otherwise
 * @param releaseHours until when a hold should be released, in hours of business time, unless the hold says otherwise
 * @param onBreach what follows when a hold is not released in time: {@code escalate} or {@code release}
 * @param reasonCodes reason codes that a hold may have; empty: any
 */
public record HoldType(
        @TextPattern(value = TextPattern.WORD, meaning = TextPattern.WORD_MEANING)
        String code,

        @TextForm(max = Limits.NAME_CHARACTERS_MAX) String name,

        @TextPattern(value = TextPattern.WORD, meaning = TextPattern.WORD_MEANING)
        String owner,

        @ListSize(max = STEPS_MAX) List<HoldStep> blocks,

        @NumberRange(min = 1, max = HOURS_MAX) int releaseHours,

        HoldBreach onBreach,

        @ListSize(min = 0, max = REASONS_MAX) @TextPattern(value = TextPattern.WORD, meaning = TextPattern.WORD_MEANING)
        List<String> reasonCodes)
        implements CheckedRecord {

    /** Steps that there are. */
    public static final int STEPS_MAX = 2;

    /** A year. */
    public static final int HOURS_MAX = 8_784;

    public static final int REASONS_MAX = 100;

    public HoldType {
        blocks = blocks.stream().distinct().toList();
        reasonCodes = List.copyOf(reasonCodes);
    }

    @Override
    public void check(RequestReader at) {
        if (blocks.isEmpty()) {
            at.violation("blocks", ViolationCode.EMPTY, "must name a step: " + Words.choices(HoldStep.class));
        }
    }
}
