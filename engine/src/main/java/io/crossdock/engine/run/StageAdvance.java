package io.crossdock.engine.run;

import io.crossdock.engine.Capability;
import io.crossdock.engine.CaseKind;
import io.crossdock.engine.EngineCaseKinds;
import io.crossdock.engine.EngineEvents;
import io.crossdock.engine.FactKey;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.process.ProcessDefinition;
import io.crossdock.engine.process.ProcessRegistry;
import io.crossdock.engine.process.ProcessStage;
import io.crossdock.engine.sql.EngineJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Moves the subjects of one transaction through their processes. Local stages run at once, in sets over all subjects at
 * the same capability; everything else becomes the subject's next task.
 */
public final class StageAdvance {

    /**
     * Whether local stages run in this transaction, or become tasks so that a failing one can't roll the transaction
     * back.
     */
    public enum Mode {
        INLINE,
        DEFERRED
    }

    /** A capability failed inside a transaction. */
    public static final class StageFailure extends RuntimeException {
        StageFailure(String capability, RuntimeException cause) {
            super(capability + " failed: " + cause.getMessage(), cause);
        }
    }

    /**
     * Retries of local stages that say nothing about them; after the last, the subject is stuck and a case is raised.
     */
    private static final ProcessStage.Retry LOCAL_RETRY =
            new ProcessStage.Retry(5, Duration.ofSeconds(1), Duration.ofMinutes(1), "");

    /**
     * Most stages that a subject enters without a rest, over all its transactions. A process without an endless loop
     * enters each of its stages once at most; {@link io.crossdock.engine.process.ProcessDefinition#STAGES_MAX} is
     * lower.
     */
    static final int STEPS_MAX = 500;

    /** The reason of moves that a limit makes. */
    private static final String BY_LIMIT = "limit";

    private final OpenTx tx;
    private final ProcessRegistry processes;
    private final Mode mode;
    private final SignalInbox inbox;
    private final StageClock clock;
    private final @Nullable RemoteCalls calls;
    private final Map<String, List<SubjectState>> calling = new LinkedHashMap<>();
    private final Map<String, List<SubjectState>> ready = new LinkedHashMap<>();
    private final Set<SubjectState> quiet = new LinkedHashSet<>();

    /** @param calls starts remote calls; null: on this node, remote stages only become tasks */
    StageAdvance(OpenTx tx, ProcessRegistry processes, Mode mode, @Nullable RemoteCalls calls) {
        this.calls = calls;
        this.tx = tx;
        this.processes = processes;
        this.mode = mode;
        this.inbox = new SignalInbox(tx);
        this.clock = new StageClock(tx);
    }

    // --- reasons to move a subject

    /** The capability of a local stage is due. */
    void runLocal(String capability, List<SubjectState> subjects) {
        ready.computeIfAbsent(capability, k -> new ArrayList<>()).addAll(subjects);
    }

    /** The call of a remote stage is due. */
    void callRemote(String capability, List<SubjectState> subjects) {
        calling.computeIfAbsent(capability, k -> new ArrayList<>()).addAll(subjects);
    }

    /** The limit of a stage has passed, or the deadline of a hold. */
    void limitPassed(SubjectState subject) {
        if (clock.passesDeadline(subject)) {
            return;
        }
        var limit = subject.resting().limit();
        int times = subject.trail.limits().merge(subject.stage, 1, Integer::sum);
        if (limit.to() == null) {
            clock.stays(subject, subject.resting());
        } else {
            clock.limited(subject);
            boolean last = limit.then() != null && times > limit.times();
            enter(subject, last ? Objects.requireNonNull(limit.then()) : limit.to(), BY_LIMIT);
        }
    }

    /** These subjects were offered events, or their remote call came back: look into their inbox. */
    void lookIntoInbox(List<SubjectState> subjects) {
        quiet.addAll(subjects);
    }

    /** A capability ended for a subject. */
    void outcome(SubjectState subject, Outcome outcome) {
        subject.facts = subject.facts.with(outcome.learnt());
        switch (subject.running()) {
            case ProcessStage.Run run -> went(subject, run, outcome);
            case ProcessStage.Undo undo -> undone(subject, undo, outcome);
        }
    }

    /** What a partner has done stays stored, also where the process can't say what follows: the subject stops there. */
    private void went(SubjectState subject, ProcessStage.Run run, Outcome outcome) {
        String to;
        subject.because = BranchFacts.because(subject, outcome);
        try {
            to = target(subject, run, outcome);
        } catch (IllegalStateException e) {
            if (processes.capability(run.capability()) instanceof Capability.Local) {
                throw e;
            }
            var reason = "answered '" + outcome.name() + "', and then: " + e.getMessage();
            stop(subject, run.capability(), EngineCaseKinds.STAGE_FAILED, reason);
            return;
        }
        enter(subject, to, outcome.name());
    }

    private static String target(SubjectState subject, ProcessStage.Run run, Outcome outcome) {
        var branches = run.on().get(outcome.name());
        if (branches == null) {
            throw new IllegalStateException(
                    run.capability() + " answered '" + outcome.name() + "', which " + subject.process.name()
                            + " version " + subject.process.version() + " does not handle at " + run.name());
        }
        return branches.stream()
                .filter(b -> b.when() == null || b.when().holds(subject.facts.with(subject.read)))
                .findFirst()
                .orElseThrow()
                .to();
    }

    /** A try failed: try again later, or give up. */
    void failed(SubjectState subject, String capability, String reason) {
        var said = subject.running().retry();
        var retry = said == null ? LOCAL_RETRY : said;
        subject.attempt++;
        if (subject.attempt < retry.attempts()) {
            subject.next(capability, tx.at().plus(retry.pause(subject.attempt)));
            tx.emitAs(
                    "engine",
                    subject,
                    EngineEvents.RETRYING,
                    new EngineEvents.Tried(capability, subject.attempt, reason, subject.due));
        } else if (!retry.otherwise().isEmpty()) {
            tx.emitAs(
                    "engine",
                    subject,
                    EngineEvents.GAVE_UP,
                    new EngineEvents.Tried(capability, subject.attempt, reason, null));
            enter(subject, retry.otherwise(), "gave-up");
        } else {
            stop(subject, capability, EngineCaseKinds.STAGE_FAILED, reason);
        }
    }

    /** Only a person goes on from here. */
    private void stop(SubjectState subject, String capability, CaseKind kind, String reason) {
        subject.status = SubjectState.Status.STUCK;
        subject.nothingNext();
        tx.emitAs(
                "engine",
                subject,
                EngineEvents.STUCK,
                new EngineEvents.Tried(capability, subject.attempt, reason, null));
        tx.raise(kind.problem(subject.id, capability + ": " + reason));
    }

    /** A person makes a stuck subject try its stage again. */
    public void again(SubjectState subject, String note) {
        subject.status = SubjectState.Status.MOVING;
        subject.attempt = 0;
        subject.trail.rested();
        tx.emit(subject.id, EngineEvents.TRIED_AGAIN, new EngineEvents.TriedAgain(subject.stage, note));
        for (var kind : List.of(EngineCaseKinds.STAGE_FAILED, EngineCaseKinds.PROCESS_ENDLESS)) {
            tx.settle(kind.settled(subject.id, note.isBlank() ? "tried again by " + tx.actor() : note));
        }
        switch (subject.running()) {
            case ProcessStage.Run run -> subject.next(run.capability(), tx.at());
            case ProcessStage.Undo undo -> undoNext(subject, undo);
        }
    }

    // --- moving through the stages

    private void enter(SubjectState subject, String to, String on) {
        enter(subject, to, new MoveCause(on, tx.actor(), ""));
    }

    private void enter(SubjectState subject, String to, MoveCause cause) {
        var from = subject.stage;
        subject.stage = to;
        subject.entry++;
        subject.attempt = 0;
        subject.since = tx.at();
        subject.status = SubjectState.Status.MOVING;
        var because = subject.because;
        subject.read = Facts.NONE;
        subject.because = Map.of();
        if (subject.at() instanceof ProcessStage.End end) {
            clock.endOthers(subject);
            subject.status = SubjectState.Status.ENDED;
            subject.ends = true;
            subject.trail = subject.trail.because(null);
            subject.nothingNext();
            // Events that wait in its inbox for a later stage are refused now, since nobody looks there again.
            quiet.add(subject);
            tx.emitAs(
                    cause.actor(),
                    subject,
                    EngineEvents.ENDED,
                    new EngineEvents.Ended(from, cause.on(), end.state(), because));
            return;
        }
        tx.emitAs(
                cause.actor(),
                subject,
                EngineEvents.MOVED,
                new EngineEvents.Moved(from, cause.on(), to, cause.note(), because));
        if (subject.at() instanceof ProcessStage.Running running && subject.trail.entered() > STEPS_MAX) {
            endless(subject, running, from);
        } else {
            arrive(subject);
        }
    }

    /** Stops a subject whose process leads in a circle. Nothing of its way is rolled back; the others go on. */
    private void endless(SubjectState subject, ProcessStage.Running running, String from) {
        var capability = running instanceof ProcessStage.Run run ? run.capability() : "undo";
        var reason = "it entered " + STEPS_MAX + " stages without a rest, at last " + from + " and " + running.name()
                + ": version " + subject.process.version() + " of the process " + subject.process.name()
                + " leads in a circle";
        stop(subject, capability, EngineCaseKinds.PROCESS_ENDLESS, reason);
    }

    private void arrive(SubjectState subject) {
        switch (subject.at()) {
            case ProcessStage.Run run -> {
                remember(subject);
                schedule(subject, run.capability());
            }
            case ProcessStage.Await await -> rest(subject, SubjectState.Status.WAITING, await);
            case ProcessStage.Hold hold -> rest(subject, SubjectState.Status.HELD, hold);
            case ProcessStage.Undo undo -> undoNext(subject, undo);
            case ProcessStage.End end -> {}
        }
    }

    private static void remember(SubjectState subject) {
        if (subject.process.undo().containsKey(subject.stage)
                && !subject.trail.undo().contains(subject.stage)) {
            subject.trail.undo().add(subject.stage);
        }
    }

    private void rest(SubjectState subject, SubjectState.Status status, ProcessStage.Resting stage) {
        clock.begin(subject, stage);
        subject.status = status;
        subject.trail.rested();
        subject.trail = subject.trail.because(null);
        clock.setTimer(subject, stage);
        quiet.add(subject);
    }

    private void schedule(SubjectState subject, String capability) {
        subject.next(capability, tx.at());
        if (mode == Mode.DEFERRED) {
            return;
        }
        switch (processes.capability(capability)) {
            case Capability.Local local -> {
                subject.nothingNext();
                runLocal(capability, List.of(subject));
            }
            case Capability.Remote<?, ?> remote -> callRemote(capability, List.of(subject));
        }
    }

    private void undoNext(SubjectState subject, ProcessStage.Undo undo) {
        var entered = subject.trail.undo();
        if (entered.isEmpty()) {
            enter(subject, undo.then(), "undone");
        } else {
            var capability = subject.process.undo().get(entered.getLast());
            if (capability == null) {
                throw new IllegalStateException("no undo for " + entered.getLast());
            }
            schedule(subject, capability);
        }
    }

    private void undone(SubjectState subject, ProcessStage.Undo undo, Outcome outcome) {
        tx.emitAs(
                tx.actor(),
                subject,
                EngineEvents.UNDONE,
                new EngineEvents.Undone(subject.trail.undo().removeLast(), outcome.name()));
        subject.entry++;
        subject.attempt = 0;
        undoNext(subject, undo);
    }

    // --- events from outside

    private boolean take(SubjectState subject, SignalStore.Row row) {
        if (subject.owner != 0 || subject.status == SubjectState.Status.MOVING && subject.queue.isEmpty()) {
            return false;
        }
        var to = subject.status == SubjectState.Status.ENDED ? null : reaction(subject, row.event());
        if (to != null) {
            var cause = new MoveCause(row.event(), row.actor(), row.note());
            if (subject.quiet()) {
                clock.decided(subject, cause);
            }
            subject.trail = subject.trail.because(EngineJson.tree(row.data()));
            enter(subject, to, cause);
            return true;
        }
        boolean later = subject.status != SubjectState.Status.ENDED && awaited(subject.process, row.event());
        if (!later) {
            var why = subject.status == SubjectState.Status.ENDED ? "it has ended" : "its stage does not allow it";
            tx.emitAs(
                    row.actor(),
                    subject,
                    EngineEvents.EVENT_IGNORED,
                    new EngineEvents.Ignored(row.event(), subject.stage, why, row.note()));
        }
        return !later;
    }

    private static @Nullable String reaction(SubjectState subject, String event) {
        var at = subject.at();
        if (at instanceof ProcessStage.Await await && await.on().containsKey(event)) {
            return await.on().get(event);
        }
        if (at instanceof ProcessStage.Hold hold && event.startsWith("resolve:")) {
            return hold.resolve().get(event.substring("resolve:".length()));
        }
        return subject.process.events().getOrDefault(event, List.of()).stream()
                .filter(rule -> rule.from().contains(subject.stage))
                .map(ProcessDefinition.Interrupt::to)
                .findFirst()
                .orElse(null);
    }

    private static boolean awaited(ProcessDefinition process, String event) {
        return process.stages().values().stream()
                .anyMatch(
                        s -> s instanceof ProcessStage.Await await && await.on().containsKey(event));
    }

    // --- running to the end of the transaction

    /**
     * Runs until every subject waits, is due for a call, or has ended. Only the capabilities have written anything so
     * far.
     */
    void run() {
        do {
            runReady();
            inbox.open(quiet);
            quiet.clear();
        } while (inbox.offer(this::take));
        inbox.store();
        claimCalls();
    }

    /** Claims the calls of stages that were entered in this transaction, without reading their subjects again. */
    private void claimCalls() {
        if (calls == null) {
            return;
        }
        for (var entry : calling.entrySet()) {
            var still = entry.getValue().stream()
                    .filter(s -> s.owner == 0 && s.queue.equals(entry.getKey()))
                    .distinct()
                    .toList();
            if (!still.isEmpty()) {
                calls.claim(tx, (Capability.Remote<?, ?>) processes.capability(entry.getKey()), still);
            }
        }
    }

    private void runReady() {
        begin();
        while (!ready.isEmpty()) {
            var name = ready.keySet().iterator().next();
            var subjects = Objects.requireNonNull(ready.remove(name));
            runOne((Capability.Local) processes.capability(name), subjects);
            begin();
        }
    }

    private void runOne(Capability.Local capability, List<SubjectState> subjects) {
        List<Outcome> outcomes;
        try {
            outcomes =
                    capability.run(tx, subjects.stream().map(SubjectState::work).toList());
        } catch (RuntimeException | Error e) {
            throw new StageFailure(capability.name(), BrokenWork.of(e));
        }
        apply(capability.name(), subjects, outcomes);
    }

    void apply(String capability, List<SubjectState> subjects, List<Outcome> outcomes) {
        if (outcomes.size() != subjects.size()) {
            throw new IllegalStateException(
                    capability + " answered " + outcomes.size() + " outcomes for " + subjects.size() + " subjects");
        }
        var runs = processes.capability(capability);
        var facts = runs.signature().facts();
        boolean open = runs instanceof Capability.Answering;
        BranchFacts.read(tx, processes.facts(), subjects, outcomes);
        for (int i = 0; i < outcomes.size(); i++) {
            if (!open) {
                declared(capability, facts, outcomes.get(i));
            }
            outcome(subjects.get(i), outcomes.get(i));
        }
    }

    private static void declared(String capability, Set<FactKey<?>> facts, Outcome outcome) {
        for (var name : outcome.learnt().values().keySet()) {
            if (facts.stream().noneMatch(key -> key.name().equals(name))) {
                throw new IllegalStateException(
                        capability + " sets the fact '" + name + "', which its signature does not name");
            }
        }
    }

    private void begin() {
        var starts = List.copyOf(tx.starts);
        tx.starts.clear();
        for (var start : starts) {
            var process = processes.documents().current(start.process());
            var subject = SubjectState.begin(start.subject(), start.parent(), process, process.complete(start.facts()));
            tx.loaded.put(subject.id, subject);
            enter(subject, process.start(), "started");
        }
    }
}
