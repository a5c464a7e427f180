package dev.espalier.builtin;

import java.util.ArrayList;
import java.util.List;

/** How chains of operations are worded and read: one to four steps on a list, and one that ends it. */
final class Chain {

    /** The steps, in order; a chain of depth 2 has the first two. */
    static final List<String> STEPS = List.of("first", "second", "third", "fourth");

    /** The last step, which every chain has. */
    static final String END = "end";

    /** An operation and its number; 0 if it has none. */
    record Operation(String name, long number) {

        private static Operation of(String meaning) {
            int colon = meaning.indexOf(':');
            return colon < 0
                    ? new Operation(meaning, 0)
                    : new Operation(meaning.substring(0, colon), Long.parseLong(meaning.substring(colon + 1)));
        }
    }

    private Chain() {}

    static List<Wording> wordings(ClauseSlot step, ClauseSlot end, String noun) {
        var slots = new ArrayList<Slot>();
        STEPS.forEach(name -> slots.add(step.named(name)));
        slots.add(end.named(END));
        return Wordings.with(slots.toArray(Slot[]::new))
                .say(
                        "depth-1",
                        "With the " + noun + " below, {first}, then {end}.",
                        "Take the " + noun + ", {first}, and after that {end}.",
                        "Do two things with the " + noun + ": {first}; {end}.")
                .say(
                        "depth-2",
                        "With the " + noun + " below, {first}, then {second}, and finally {end}.",
                        "Work through three steps on the " + noun + ". First, {first}. Next, {second}. Then {end}.",
                        "Starting from the " + noun + ", {first}, {second} and {end}, in this order.")
                .say(
                        "depth-3",
                        "With the " + noun + " below, {first}, then {second}, then {third}, and finally {end}.",
                        "Follow this recipe for the " + noun + ": (a) {first}; (b) {second}; (c) {third}; (d) {end}.",
                        "Treat the " + noun
                                + " as follows, each step on what the last one left: {first}, {second}, {third}."
                                + " At the end, {end}.")
                .say(
                        "depth-4",
                        "With the " + noun
                                + " below, {first}, then {second}, then {third}, then {fourth}, and finally {end}.",
                        "Five steps await the " + noun
                                + ": (1) {first}; (2) {second}; (3) {third}; (4) {fourth}; (5) {end}.",
                        "Send the " + noun
                                + " through a line of machines that {first}, {second}, {third} and {fourth}. After"
                                + " the last one, {end}.")
                .list();
    }

    /** Returns the wordings of a level: one step at level 1, four at level 5. */
    static List<Wording> ofLevel(List<Wording> all, int level) {
        int depth = Math.max(1, level - 1);
        return all.stream()
                .filter(wording -> wording.kind().equals("depth-" + depth))
                .toList();
    }

    /** Returns how hard a chain of that depth is at least. */
    static int level(Values values) {
        return level(steps(values).size());
    }

    /** Returns how hard a chain with so many steps is at least. */
    static int level(int depth) {
        return depth == 1 ? Level.EASIEST : depth + 1;
    }

    /** Returns the steps before the last. */
    static List<Operation> steps(Values values) {
        return STEPS.stream()
                .filter(values::has)
                .map(name -> Operation.of(values.text(name)))
                .toList();
    }

    static Operation end(Values values) {
        return Operation.of(values.text(END));
    }
}
