package dev.espalier.engine;

import dev.espalier.engine.Commit.Rejected;
import dev.espalier.engine.Item.Origin;
import dev.espalier.engine.Phase.Source;
import dev.espalier.io.ExampleList;
import dev.espalier.model.Example;
import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What a run knows of the phase it works on: where the items of its first stage come from, and what it came to. Used by one thread. */
final class PhaseWork {

    private static final Example BLANK = Example.of("", "", "");

    private final Phase plan;
    private final String runId;
    private final int index;
    private final boolean last;
    private final int firstStage;
    private final String pathPrefix;
    private final Map<String, List<Example>> values;
    private final YieldWatch yieldWatch;
    private final Iterator<Supplier<Example>> source;
    private int taken;
    private final List<Rejected> unselected = new ArrayList<>();
    private final List<Example> result = new ExampleList();

    /**
     * Begins a phase.
     *
     * @param results what the phases before it came to, by the name of their last stage
     */
    PhaseWork(Plan plan, int index, Map<String, List<Example>> results) {
        this.plan = plan.phases().get(index);
        this.runId = plan.runId();
        this.index = index;
        this.last = index == plan.phases().size() - 1;
        this.firstStage = plan.phases().subList(0, index).stream()
                .mapToInt(phase -> phase.stages().size())
                .sum();
        // Paths of a run with one phase need nothing to tell them apart.
        this.pathPrefix = plan.phases().size() == 1 ? "" : index + ".";
        this.values = Map.copyOf(results);
        this.yieldWatch = new YieldWatch(plan.dryUpFloor(), plan.dryUpOver());
        this.source = source(plan.seed());
    }

    private Iterator<Supplier<Example>> source(long seed) {
        var from = plan.source();
        if (from instanceof Source.Given given) {
            return each(given.examples());
        }
        if (from instanceof Source.Selected selected) {
            return each(select(selected, seed));
        }
        int count = from instanceof Source.Blanks blanks ? blanks.count() : Integer.MAX_VALUE;
        return Collections.<Supplier<Example>>nCopies(count, () -> BLANK).iterator();
    }

    /** Gets each on the thread that works on it: that may have to read or to write it. */
    private static Iterator<Supplier<Example>> each(List<Example> examples) {
        return IntStream.range(0, examples.size())
                .<Supplier<Example>>mapToObj(place -> () -> examples.get(place))
                .iterator();
    }

    private List<Example> select(Source.Selected from, long seed) {
        var standing = standing(from.stages());
        boolean isFirst = true;
        for (var named : from.selectors()) {
            // Goes over all of it more than once, perhaps, and what a selector made is written whenever it is asked
            // for.
            standing = isFirst ? standing : List.copyOf(standing);
            isFirst = false;
            var random = SeededRandom.of(seed, plan.stages().get(0).name(), named.name());
            var selection = named.selector().select(standing, random);
            for (var rejected : selection.rejected()) {
                unselected.add(new Rejected("", rejected.example(), named.name(), rejected.rejection()));
            }
            standing = selection.selected();
        }
        return standing;
    }

    private List<Example> standing(List<String> stages) {
        if (stages.size() == 1) {
            return values.getOrDefault(stages.get(0), List.of());
        }
        var standing = new ArrayList<Example>();
        var ids = new HashSet<String>();
        for (var stage : stages) {
            for (var example : values.getOrDefault(stage, List.of())) {
                var named = example.with(Source.Selected.STAGE_FIELD, stage)
                        .withLineage(example.lineage().withStage(stage));
                // It kept its id on its way through several of the stages, and stands in each as it was there.
                standing.add(
                        ids.add(named.id())
                                ? named
                                : named.withId(named.id() + "-" + stage)
                                        .withLineage(named.lineage().withParent(named.id())));
            }
        }
        return standing;
    }

    Phase plan() {
        return plan;
    }

    int index() {
        return index;
    }

    /** Returns whether it is the last of the run: the one that writes the dataset. */
    boolean isLast() {
        return last;
    }

    /** Returns the index of its first stage among all of the run. */
    int firstStage() {
        return firstStage;
    }

    int lastStage() {
        return firstStage + plan.stages().size() - 1;
    }

    YieldWatch yieldWatch() {
        return yieldWatch;
    }

    /** Returns what the phases before it came to. */
    Map<String, List<Example>> values() {
        return values;
    }

    /** Returns what its selectors rejected, in order. */
    List<Rejected> unselected() {
        return unselected;
    }

    /** Returns what its last stage has accepted so far, which the run adds to; stays empty in the last phase. */
    List<Example> result() {
        return result;
    }

    /** Returns whether all of the source has entered. */
    boolean isAtEnd() {
        return !source.hasNext();
    }

    /** Returns how many examples of the source have entered. */
    int taken() {
        return taken;
    }

    /**
     * Puts the next example of the source into the first stage.
     *
     * @param number of the source item, which counts those that are made again, too
     */
    void enterNext(StageLine first, int number) {
        var entering = source.next();
        boolean isBlank = plan.source() instanceof Source.Endless || plan.source() instanceof Source.Blanks;
        var path = pathPrefix + taken++;
        // What an earlier phase made keeps its id: its lineage leads there.
        Supplier<Example> named = () -> {
            var example = entering.get();
            return example.id().isEmpty() ? example.withId(runId + "-" + path) : example;
        };
        first.enter(number, path, named, isBlank ? Origin.BLANK : Origin.GIVEN);
    }
}
