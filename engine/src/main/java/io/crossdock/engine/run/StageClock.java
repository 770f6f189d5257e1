package io.crossdock.engine.run;

import io.crossdock.engine.EngineCaseKinds;
import io.crossdock.engine.Tx;
import io.crossdock.engine.process.ProcessDefinition;
import io.crossdock.engine.process.ProcessStage;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of the stages at which subjects rest: since when a subject stands there, until when somebody must decide,
 * and the cases that say so.
 *
 * <p>A limit that only tries again ends neither clock nor case: they run on through all rounds. They end with a
 * decision, with an event, or when the subject rests where it is out of the round. An event that leads straight back to
 * the same wait has ended nothing: that wait runs on, and so does its limit.
 */
final class StageClock {

    private final OpenTx tx;

    StageClock(OpenTx tx) {
        this.tx = tx;
    }

    /** The subject comes to rest: its clock begins, or runs on where a round has led back. */
    void begin(SubjectState subject, ProcessStage.Resting stage) {
        endOthers(subject);
        var first = subject.trail.holds().get(stage.name());
        var back = back(subject, stage);
        if (back != null) {
            first = back.since();
        }
        subject.since = first == null ? tx.at() : first;
        if (stage instanceof ProcessStage.Hold hold) {
            subject.trail.open().remove(hold.name());
            raise(subject, hold, first);
        }
    }

    private void raise(SubjectState subject, ProcessStage.Hold hold, @Nullable Instant first) {
        var deadline = deadline(subject, hold);
        var detail = first == null ? hold.reason() : hold.reason() + ": again, since " + first;
        if (hold.raised() == null) {
            tx.raise(hold.kind().problem(subject.id, detail, Duration.between(tx.at(), deadline)));
        }
        if (!tx.at().isBefore(deadline)) {
            escalate(subject, hold);
        }
    }

    private static Instant deadline(SubjectState subject, ProcessStage.Hold hold) {
        return subject.since.plus(hold.due());
    }

    private static SubjectState.@Nullable LeftWait back(SubjectState subject, ProcessStage.Resting stage) {
        var left = subject.trail.left();
        return left != null && left.stage().equals(stage.name()) ? left : null;
    }

    /** Sets the timer of a subject that rests: its limit, or the deadline of its hold if that comes first. */
    void setTimer(SubjectState subject, ProcessStage.Resting stage) {
        var back = back(subject, stage);
        subject.trail = subject.trail.leaving(null);
        var limit = back != null ? back.limitAt() : tx.at().plus(stage.limit().after());
        if (stage instanceof ProcessStage.Hold hold) {
            var deadline = deadline(subject, hold);
            if (deadline.isAfter(tx.at()) && deadline.isBefore(limit)) {
                subject.trail = subject.trail.limited(limit);
                subject.next(SubjectState.TIMER, deadline);
                return;
            }
        }
        subject.trail = subject.trail.limited(null);
        subject.next(SubjectState.TIMER, limit);
    }

    /** Whether the timer was that of a hold's deadline. The hold is escalated then, and its limit is next. */
    boolean passesDeadline(SubjectState subject) {
        var limit = subject.trail.limitAt();
        if (limit == null) {
            return false;
        }
        subject.trail = subject.trail.limited(null);
        subject.next(SubjectState.TIMER, limit);
        if (subject.at() instanceof ProcessStage.Hold hold) {
            escalate(subject, hold);
        }
        return true;
    }

    /** The limit of a stage at which the subject stays. */
    void stays(SubjectState subject, ProcessStage.Resting stage) {
        var raise = Objects.requireNonNull(stage.limit().raise());
        if (stage instanceof ProcessStage.Hold hold && raise.name().equals(EngineCaseKinds.DECISION_OVERDUE.name())) {
            escalate(subject, hold);
        } else {
            subject.trail.open().add(subject.stage);
            tx.raise(raise.problem(subject.id, "waiting at " + subject.stage + " since " + subject.since));
        }
        subject.next(SubjectState.TIMER, tx.at().plus(stage.limit().after()));
    }

    /** A hold that is overdue goes to another team, too; once, and its case stays one case. */
    private void escalate(SubjectState subject, ProcessStage.Hold hold) {
        tx.escalate(new Tx.Escalated(
                subject.id,
                hold.kind().name(),
                EngineCaseKinds.DECISION_OVERDUE.owner(),
                hold.reason() + ": nobody has decided since " + subject.since + ", overdue since "
                        + deadline(subject, hold)));
    }

    /** A limit leads on: the clock runs on, and so does the case. */
    void limited(SubjectState subject) {
        subject.trail.holds().put(subject.stage, subject.since);
        if (subject.at() instanceof ProcessStage.Hold) {
            subject.trail.open().add(subject.stage);
        }
    }

    /** A decision or an event ends the round with its clocks, and the case of a hold in the name of who decided. */
    void decided(SubjectState subject, MoveCause cause) {
        subject.trail.holds().clear();
        if (subject.at() instanceof ProcessStage.Await && subject.due != null) {
            subject.trail = subject.trail.leaving(new SubjectState.LeftWait(subject.stage, subject.since, subject.due));
        }
        if (subject.at() instanceof ProcessStage.Hold hold) {
            subject.trail.open().remove(hold.name());
            settle(subject, hold, cause.said(), cause.actor());
        }
    }

    /** Ends the clocks and cases of stages that are not in one round with the stage at which the subject is now. */
    void endOthers(SubjectState subject) {
        var known = new TreeSet<>(subject.trail.open());
        known.addAll(subject.trail.holds().keySet());
        known.removeIf(name -> name.equals(subject.stage)
                || subject.trail.holds().containsKey(name) && inOneRound(subject.process, name, subject.stage));
        for (var name : known) {
            subject.trail.holds().remove(name);
            if (subject.trail.open().remove(name)) {
                endCase(subject, subject.process.stages().get(name));
            }
        }
    }

    private void endCase(SubjectState subject, @Nullable ProcessStage stage) {
        var went = "it went on to " + subject.stage;
        if (stage instanceof ProcessStage.Hold hold) {
            settle(subject, hold, went, tx.actor());
        } else if (stage instanceof ProcessStage.Await await && await.limit().raise() != null) {
            tx.settle(await.limit().raise().settled(subject.id, went));
        }
    }

    /** A release before escalations had a case of its own for them. A case of others ends with its cause. */
    private void settle(SubjectState subject, ProcessStage.Hold hold, String resolution, String by) {
        if (hold.raised() == null) {
            tx.settle(hold.kind().settled(subject.id, resolution, by));
        }
        tx.settle(EngineCaseKinds.DECISION_OVERDUE.settled(subject.id, resolution, by));
    }

    /**
     * Whether a subject that rests here is still on its round through the other stage: both limits try the same stage
     * again, which leads to both. So no word that comes there makes a new beginning.
     */
    private static boolean inOneRound(ProcessDefinition process, String name, String here) {
        var again = triedAgain(process, name);
        return again != null && again.equals(triedAgain(process, here));
    }

    /** The stage that the limit of a stage tries again, and that may lead back to it; null if there is none. */
    private static @Nullable String triedAgain(ProcessDefinition process, String name) {
        if (process.stages().get(name) instanceof ProcessStage.Resting resting
                && resting.limit().to() instanceof String to
                && process.edges().stream().anyMatch(e -> e.from().equals(to) && e.to().equals(name))) {
            return to;
        }
        return null;
    }
}
