package dev.espalier.engine;

import dev.espalier.engine.StageLine.Finished;
import dev.espalier.engine.StopSignal.Stopped;
import dev.espalier.llm.LlmException;
import dev.espalier.model.Example;
import dev.espalier.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process's work on a run: from the start, or from where the journal ends, to its ending.
 *
 * <p>The thread that calls {@link #go} coordinates; {@link #interrupt} may be called from any thread.
 */
public final class Run {

    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    /** How long replies in flight are waited for when nothing shall go on; at a limit of calls, say, they are until they come. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final long TICK_MILLIS = 200;

    /** So many items go to a thread together at most, where no model is asked. */
    private static final int MOST_TOGETHER = 64;

    /** Items of one stage that a thread has worked on; without results if the run stops. */
    private record Completion(List<Item> items, List<ItemWork.Result> results) {}

    private final Plan plan;
    private final Limits limits;
    private final Outputs outputs;
    private final Consumer<Progress> listener;
    private final LongSupplier nanoTime;

    private final StopSignal stop = new StopSignal();
    private final CallTally calls;
    private final StageTally tally;
    private final Journal journal;
    private final Caller caller;
    private final Workers workers;
    private final List<StageLine> lines = new ArrayList<>();
    private final List<Committer> committers = new ArrayList<>();
    private final Map<String, List<Example>> results = new HashMap<>();
    private final Map<Integer, SourceItem> sources = new HashMap<>();
    private final LinkedBlockingQueue<Completion> completions = new LinkedBlockingQueue<>();
    private final long started;
    private long lastTick;
    private final Redo redo;
    private PhaseWork phase;
    private int entered;
    private int released;
    private int endOfRelease = Integer.MAX_VALUE;
    private int underWay;
    private int reached;
    private @Nullable Ending ending;
    private boolean interrupted;

    /**
     * Prepares a run.
     *
     * @param directory locked and checked for the plan's identity; the run reads and writes its files
     * @param listener told of the progress a few times a second, on the coordinating thread
     * @param nanoTime a clock that never goes back, as {@link System#nanoTime}
     * @throws IOException if the disk fails
     */
    public Run(Plan plan, Limits limits, RunDirectory directory, Consumer<Progress> listener, LongSupplier nanoTime)
            throws IOException {
        this.plan = plan;
        this.limits = limits;
        this.listener = listener;
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
        this.lastTick = started;
        this.tally = new StageTally(plan.stages());
        this.outputs = directory.outputs();
        this.redo = directory.redo();
        this.journal = directory.journal();
        this.calls = new CallTally(plan.models().values());
        this.caller = new Caller(plan.models(), journal, directory.reused(), limits, stop, calls);
        this.workers = new Workers(limits.concurrency());
        for (var stage : plan.stages()) {
            lines.add(new StageLine(stage, lines.size()));
            committers.add(new Committer(stage.filters()));
        }
        this.phase = new PhaseWork(plan, 0, results);
    }

    /** Asks the run to stop: no new call is sent, replies in flight are waited for and journaled. */
    public void interrupt() {
        stop.stop(Ending.INTERRUPTED);
    }

    /**
     * Names what ends the waits of calls that have nothing in flight: those for their turn, and those for their next attempt.
     * Called when none of them may be sent any more: the run ends, is interrupted, or a model or the disk has failed.
     */
    public void endWaitsBy(Runnable end) {
        stop.endWaitsBy(end);
    }

    /**
     * Works until the run ends, then closes the output files.
     *
     * @throws IOException if the disk fails; what was journaled stands, and running again continues
     * @throws ProblemException if dataset or ledger on disk are not what this run gives
     */
    public RunResult go() throws IOException {
        try (outputs;
                workers) {
            try {
                work();
            } catch (IOException | RuntimeException e) {
                stop.fail(e);
            }
            drain();
            // Before the files are closed, which may fail for the same reason and say less.
            throwDefect();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        var how = ending != null ? ending : stop.ending().orElse(Ending.INPUT_FINISHED);
        checkThatNothingIsMissing(how);
        var time = Duration.ofNanos(nanoTime.getAsLong() - started);
        return new RunResult(
                how,
                how == Ending.MODEL_FAILED
                        ? caller.missing().or(stop::missingReply).orElse(null)
                        : null,
                outputs.isCaughtUp(),
                tally.totals(),
                tally.byStage(),
                calls.toMap(),
                time);
    }

    /** A run that came to its end must have written at least what the directory held before. */
    private void checkThatNothingIsMissing(Ending how) {
        boolean isWhole =
                switch (how) {
                    case TARGET_REACHED, INPUT_FINISHED, INPUT_EXHAUSTED, DRIED_UP -> true;
                    default -> false;
                };
        if (isWhole && !outputs.isCaughtUp() && tally.produced() > 0) {
            throw new ProblemException(
                    Outputs.DATASET + " or " + Outputs.LEDGER,
                    "holds more than recipe, seeds and journal give",
                    "was it changed by hand? Move both away and run again: they will be written anew");
        }
    }

    private void throwDefect() throws IOException {
        var defect = stop.defect().orElse(null);
        if (defect instanceof UncheckedIOException disk) {
            throw disk.getCause();
        }
        if (defect instanceof IOException disk) {
            throw disk;
        }
        if (defect instanceof RuntimeException bug) {
            throw bug;
        }
        if (defect instanceof Error error) {
            throw error;
        }
    }

    private void work() throws IOException {
        workOnPhase();
        while (!phase.isLast() && phase.isAtEnd() && sources.isEmpty() && ending == null && !stop.isFinal()) {
            nextPhase();
            workOnPhase();
        }
        // Nothing is under way and nothing may start: the input is at its end, or all that is left needs calls that are
        // not sent.
        if (underWay == 0 && ending == null && !stop.isRequested()) {
            ending = limits.target() == null ? Ending.INPUT_FINISHED : Ending.INPUT_EXHAUSTED;
        }
    }

    /** What a phase came to ends there, as a value; the next one begins. */
    private void nextPhase() throws IOException {
        results.put(phase.plan().result(), phase.result());
        tally.addResult(phase.lastStage(), phase.result().size());
        entered = 0;
        released = 0;
        phase = new PhaseWork(plan, phase.index() + 1, results);
        var stage = lines.get(phase.firstStage()).plan().name();
        for (var rejected : phase.unselected()) {
            outputs.rejected(stage, rejected);
            tally.addUnselected(
                    phase.firstStage(), rejected.by(), rejected.rejection().reason());
        }
        outputs.released();
    }

    private void workOnPhase() throws IOException {
        while (ending == null && !stop.isFinal()) {
            startWhatMay(isEnoughUnderWay());
            if (underWay == 0) {
                startWhatMay(false);
            }
            if (underWay == 0) {
                return;
            }
            takeCompletions();
            tick();
        }
    }

    /** Waits for what is under way: replies that were paid for must reach the journal. */
    private void drain() throws IOException {
        stop.stop(ending != null ? ending : Ending.INPUT_FINISHED);
        underWay -= workers.forgetWaiting();
        long deadline = nanoTime.getAsLong() + GRACE.toNanos();
        while (underWay > 0 && nanoTime.getAsLong() < deadline) {
            takeCompletions();
            tick();
        }
        if (underWay > 0) {
            LOG.warn(
                    "{} items did not end within {} s; what they lack will be asked for again",
                    underWay,
                    GRACE.toSeconds());
        }
    }

    private void startWhatMay(boolean holdSource) {
        if (!holdSource) {
            enterSource();
        }
        for (int i = phase.lastStage(); i >= phase.firstStage(); i--) {
            var line = lines.get(i);
            for (var items = line.startNext(together(line)); !items.isEmpty(); items = line.startNext(together(line))) {
                start(items, line);
            }
        }
    }

    /** Every thread must find some: a window is shared out twice. */
    private int together(StageLine line) {
        int share = line.plan().window() / (2 * limits.concurrency());
        return line.plan().asks() ? 1 : Math.max(1, Math.min(MOST_TOGETHER, share));
    }

    /**
     * Returns whether the source items that are not released yet will probably reach the target, as those before them have
     * yielded. More would be paid for in vain. Decides only what is started early, never what comes of it.
     */
    private boolean isEnoughUnderWay() {
        if (limits.target() == null || released == 0 || !phase.isLast()) {
            return false;
        }
        double yielded = (double) tally.accepted() / released;
        return (entered - released) * yielded >= target() - tally.accepted();
    }

    /**
     * Takes in items of the first stage, but bounds those that are not released yet: what is done beyond the target is wasted.
     */
    private void enterSource() {
        var first = lines.get(phase.firstStage());
        while (mayGoOn() && first.hasRoom() && sources.size() < 2 * first.plan().ahead() && !phase.isAtEnd()) {
            phase.enterNext(first, entered);
            sources.put(entered, new SourceItem());
            entered++;
        }
    }

    /**
     * Puts in the items whose calls are made again where it is their turn: when all before them have been released. Returns
     * whether the source may follow.
     */
    private boolean mayGoOn() {
        if (!phase.isLast()) {
            return true;
        }
        if (redo.isDueAfter(phase.taken()) && sources.isEmpty()) {
            phase.yieldWatch().beginAnew();
            for (var again : redo.take()) {
                lines.get(again.item().stage()).enterAgain(entered, again.item(), again.lot(), again.redone());
                sources.put(entered, new SourceItem());
                entered++;
            }
        }
        // Where new ones begin is known once all that is on disk has come again, and nothing more must be under way
        // then.
        return !redo.isDueAfter(phase.taken()) && (!redo.isWanted() || sources.isEmpty());
    }

    private void start(List<Item> items, StageLine line) {
        var works = items.stream().map(item -> work(item, line)).toList();
        underWay += items.size();
        workers.execute(items, () -> completions.add(new Completion(items, results(works))));
    }

    private ItemWork work(Item item, StageLine line) {
        return new ItemWork(
                item,
                line.plan(),
                plan.runId(),
                plan.seed(),
                line.poolFor(item),
                phase.values(),
                caller,
                redo.watched(),
                committers.get(item.stage()),
                item.stage() == lines.size() - 1);
    }

    private List<ItemWork.Result> results(List<ItemWork> works) {
        var results = new ArrayList<ItemWork.Result>(works.size());
        for (var work : works) {
            var result = result(work);
            if (result == null) {
                return List.of();
            }
            results.add(result);
        }
        return results;
    }

    private ItemWork.@Nullable Result result(ItemWork work) {
        try {
            return stop.isFinal() ? null : work.run();
        } catch (Stopped e) {
            return null;
        } catch (InterruptedException e) {
            // Whoever interrupted: the item is missing, and no other may take its turn.
            if (!stop.isRequested()) {
                stop.stop(Ending.INTERRUPTED);
            }
            Thread.currentThread().interrupt();
            return null;
        } catch (LlmException | RuntimeException | Error e) {
            stop.fail(e);
            return null;
        }
    }

    /** Waits a moment for completions and takes all there are. */
    private void takeCompletions() throws IOException {
        try {
            var first = completions.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                List<Completion> all = new ArrayList<>();
                all.add(first);
                completions.drainTo(all);
                // What they came to must not be seen before the replies that led to it are safe.
                journal.flush();
                for (var completion : all) {
                    underWay -= completion.items().size();
                }
                for (var completion : all) {
                    take(completion);
                }
            }
        } catch (InterruptedException e) {
            // Told to the caller in the end: an interrupted thread cannot wait for the replies in flight.
            interrupted = true;
            interrupt();
        }
    }

    private void take(Completion completion) throws IOException {
        if (completion.results().isEmpty() || ending != null || stop.defect().isPresent()) {
            return;
        }
        var line = lines.get(completion.items().get(0).stage());
        for (int i = 0; i < completion.items().size(); i++) {
            line.finish(completion.items().get(i), completion.results().get(i));
        }
        for (var next = line.nextToCommit(); next.isPresent() && ending == null; next = line.nextToCommit()) {
            commit(next.get(), line);
        }
    }

    private void commit(Finished finished, StageLine line) throws IOException {
        var item = finished.item();
        boolean isLast = item.stage() == phase.lastStage();
        int wanted = isLast && phase.isLast() ? target() - reached : Integer.MAX_VALUE;
        var commit = committers.get(item.stage()).commit(item, finished.result(), wanted);
        redo.committed(item, finished.result());
        commit.accepted().forEach(accepted -> line.accept(accepted.example()));
        line.committed();
        var source = Objects.requireNonNull(sources.get(item.source()), "a source item outlives its descendants");
        source.add(commit, isLast ? 0 : commit.accepted().size());
        if (isLast && phase.isLast()) {
            reached += commit.accepted().size();
            endAtTarget(source, commit);
        } else if (isLast) {
            commit.accepted().forEach(accepted -> phase.result().add(accepted.example()));
        } else {
            var next = lines.get(item.stage() + 1);
            commit.accepted().forEach(a -> next.enterChild(item, a.path(), a.example()));
        }
        release();
    }

    private int target() {
        return limits.target() == null ? Integer.MAX_VALUE : limits.target();
    }

    private void endAtTarget(SourceItem source, Commit commit) {
        if (reached == target()) {
            var accepted = commit.accepted();
            source.cutBeyond(accepted.get(accepted.size() - 1).path());
            ending = Ending.TARGET_REACHED;
            endOfRelease = commit.item().source() + 1;
        }
    }

    private void release() throws IOException {
        while (released < endOfRelease) {
            var source = sources.get(released);
            if (source == null || !source.isComplete()) {
                return;
            }
            sources.remove(released++);
            if (ending == Ending.TARGET_REACHED && released == endOfRelease) {
                outputs.endHere();
            }
            int candidates = 0;
            int accepted = 0;
            for (var commit : source.inOrder()) {
                write(commit);
                tally.add(commit);
                candidates += commit.produced() - commit.consumed();
                accepted += commit.item().stage() == phase.lastStage()
                        ? commit.accepted().size()
                        : 0;
            }
            outputs.released();
            if (phase.isLast() && ending == null && outputs.isCaughtUp()) {
                redo.caughtUp(phase.taken(), sources.isEmpty());
            }
            // What is made again may be what the yield lacked.
            boolean isDry = phase.yieldWatch().isDryAfter(candidates, accepted);
            if (isDry && ending == null && !(phase.isLast() && redo.isDueAfter(phase.taken()))) {
                ending = Ending.DRIED_UP;
                endOfRelease = released;
            }
        }
    }

    private void write(Commit commit) throws IOException {
        var stage = plan.stages().get(commit.item().stage()).name();
        for (var rejected : commit.rejected()) {
            outputs.rejected(stage, rejected);
        }
        for (var accepted : commit.accepted()) {
            if (accepted.line() != null) {
                outputs.accepted(accepted.line());
            }
        }
    }

    private void tick() throws IOException {
        long now = nanoTime.getAsLong();
        if (now - lastTick < TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS)) {
            return;
        }
        lastTick = now;
        outputs.flush();
        var time = Duration.ofNanos(now - started);
        if (limits.maxTime() != null && time.compareTo(limits.maxTime()) >= 0) {
            stop.stop(Ending.MAX_TIME);
        }
        listener.accept(new Progress(
                tally.accepted(),
                tally.produced(),
                tally.rejected(),
                calls.made(),
                calls.replayed(),
                calls.tokens(),
                calls.cost().orElse(null),
                caller.inFlight(),
                time));
    }
}
