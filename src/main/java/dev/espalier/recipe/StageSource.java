package dev.espalier.recipe;

import dev.espalier.io.Node;
import dev.espalier.problem.Problems;
import dev.espalier.problem.Suggestion;
import dev.espalier.recipe.Recipe.From;
import dev.espalier.recipe.Recipe.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a stage works on: {@code from}, {@code items} and whether it selects. */
final class StageSource {

    private static final List<String> OUTSIDE = List.of("nothing", "seeds", "input");

    /** After a complaint: of it nothing is known, so nothing more is to be said of it. */
    private static final Read UNKNOWN = new Read(From.RESULT, List.of(), 0);

    private final Problems problems;

    StageSource(Problems problems) {
        this.problems = problems;
    }

    /**
     * What was read.
     *
     * @param of the earlier stages, if any
     * @param items a number of blank examples, or 0
     */
    record Read(From from, List<String> of, int items) {}

    Read read(Fields fields, String name, Node.Mapping mapping, List<Stage> before) {
        var place = fields.find("from").map(Node::place).orElse(mapping.place()).toString();
        boolean selects = fields.find("select").isPresent();
        int items = fields.count("items", 1, 0);
        var read = fields.find("from").orElse(null) instanceof Node.Sequence list
                ? several(list, name, items, before)
                : single(fields, place, name, selects, items, before);
        if (read == null) {
            return UNKNOWN;
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

    private @Nullable Read single(
            Fields fields, String place, String name, boolean selects, int items, List<Stage> before) {
        var previous = before.isEmpty() ? "" : before.get(before.size() - 1).name();
        var written = fields.text("from", before.isEmpty() ? "nothing" : previous);
        if (OUTSIDE.contains(written)) {
            return new Read(From.valueOf(written.toUpperCase(Locale.ROOT)), List.of(), items);
        }
        if (!isKept(written, before)) {
            complain(place, name, written, OUTSIDE, before);
            return null;
        }
        boolean streams = written.equals(previous) && !selects;
        return new Read(streams ? From.STAGE : From.RESULT, List.of(written), items);
    }

    private @Nullable Read several(Node.Sequence list, String name, int items, List<Stage> before) {
        int complaints = problems.count();
        var of = new ArrayList<String>();
        for (var node : list.items()) {
            var place = node.place().toString();
            if (!(node instanceof Node.Text text)) {
                problems.add(place, "\"from\" lists " + Shown.of(node), "name earlier stages in it");
            } else if (of.contains(text.value())) {
                problems.add(place, "stage \"" + text.value() + "\" stands twice in \"from\"", "name it once");
            } else if (isKept(text.value(), before)) {
                of.add(text.value());
            } else {
                complain(place, name, text.value(), List.of(), before);
            }
        }
        if (list.items().size() < 2) {
            problems.add(
                    list.place().toString(), "a list in \"from\" names two stages or more", "name one without a list");
        }
        return problems.count() > complaints ? null : new Read(From.RESULT, of, items);
    }

    /** What streamed into the next stage was not kept. */
    private static boolean isKept(String name, List<Stage> before) {
        return kept(before).anyMatch(name::equals);
    }

    private static Stream<String> kept(List<Stage> before) {
        return IntStream.range(0, before.size())
                .filter(i -> i == before.size() - 1 || before.get(i + 1).beginsPhase())
                .mapToObj(i -> before.get(i).name());
    }

    private void complain(String place, String name, String written, List<String> outside, List<Stage> before) {
        if (written.equals(name)) {
            problems.add(
                    place,
                    "stage \"" + name + "\" cannot work on what it makes itself",
                    "write \"feeds-back: true\" if its steps shall see what it has accepted");
            return;
        }
        if (OUTSIDE.contains(written)) {
            problems.add(
                    place,
                    "a list in \"from\" names stages, and \"" + written + "\" is none",
                    "add a stage \"from: " + written + "\" with \"steps: []\", and name that");
            return;
        }
        var known = new ArrayList<>(outside);
        kept(before).forEach(known::add);
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
