package dev.espalier.recipe;

import dev.espalier.io.Node;
import dev.espalier.problem.Problems;
import dev.espalier.problem.Suggestion;
import dev.espalier.recipe.Recipe.From;
import dev.espalier.recipe.Recipe.Stage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a stage works on: {@code from}, {@code items} and whether it selects. */
final class StageSource {

    private static final List<String> OUTSIDE = List.of("nothing", "seeds", "input");

    private final Problems problems;

    StageSource(Problems problems) {
        this.problems = problems;
    }

    /**
     * What was read.
     *
     * @param of the earlier stage, or empty
     * @param items a number of blank examples, or 0
     */
    record Read(From from, String of, int items) {}

    Read read(Fields fields, String name, Node.Mapping mapping, List<Stage> before) {
        var previous = before.isEmpty() ? "" : before.get(before.size() - 1).name();
        var written = fields.text("from", before.isEmpty() ? "nothing" : previous);
        var place = fields.find("from").map(Node::place).orElse(mapping.place()).toString();
        boolean selects = fields.find("select").isPresent();
        int items = fields.count("items", 1, 0);
        var read = read(written, selects, items, before);
        if (read == null) {
            complain(place, name, written, before);
            return new Read(From.NOTHING, "", items);
        }
        if (items > 0 && read.from != From.NOTHING) {
            problems.add(place, "\"items\" bounds a stage that works on nothing", "leave it out");
        }
        if (selects && read.from != From.RESULT) {
            problems.add(
                    place,
                    "there is nothing to select from: \"select\" chooses from all that an earlier stage came to",
                    "write \"from:\" with the name of an earlier stage");
        }
        if (read.from != From.STAGE) {
            checkEnds(place, before);
        }
        return read;
    }

    private static @Nullable Read read(String written, boolean selects, int items, List<Stage> before) {
        switch (written) {
            case "nothing" -> {
                return new Read(From.NOTHING, "", items);
            }
            case "seeds" -> {
                return new Read(From.SEEDS, "", items);
            }
            case "input" -> {
                return new Read(From.INPUT, "", items);
            }
            default -> {
                for (int i = 0; i < before.size(); i++) {
                    if (before.get(i).name().equals(written)) {
                        return earlier(i, selects, items, before);
                    }
                }
                return null;
            }
        }
    }

    private static @Nullable Read earlier(int index, boolean selects, int items, List<Stage> before) {
        var name = before.get(index).name();
        if (index == before.size() - 1) {
            return new Read(selects ? From.RESULT : From.STAGE, name, items);
        }
        // What streamed into the next stage was not kept.
        return before.get(index + 1).beginsPhase() ? new Read(From.RESULT, name, items) : null;
    }

    private void complain(String place, String name, String written, List<Stage> before) {
        if (written.equals(name)) {
            problems.add(
                    place,
                    "stage \"" + name + "\" cannot work on what it makes itself",
                    "write \"feeds-back: true\" if its steps shall see what it has accepted");
            return;
        }
        var known = new ArrayList<>(OUTSIDE);
        for (int i = 0; i < before.size(); i++) {
            if (i == before.size() - 1 || before.get(i + 1).beginsPhase()) {
                known.add(before.get(i).name());
            }
        }
        boolean streams = before.stream().anyMatch(stage -> stage.name().equals(written));
        problems.add(
                place,
                streams
                        ? "what stage \"" + written
                                + "\" accepts goes on to the next stage at once, and cannot be taken here, too"
                        : "there is no earlier stage \"" + written + "\" to work on",
                Suggestion.hint(written, known));
    }

    /** A phase that another one follows must end. */
    private void checkEnds(String place, List<Stage> before) {
        for (int i = before.size() - 1; i >= 0; i--) {
            var stage = before.get(i);
            if (stage.beginsPhase()) {
                if (stage.from() == From.NOTHING && stage.items() == 0) {
                    problems.add(
                            place,
                            "this stage begins when \"" + stage.name() + "\" has ended, which works on nothing and"
                                    + " never ends",
                            "add \"items:\" with a number to \"" + stage.name() + "\"");
                }
                return;
            }
        }
    }
}
