package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which tasks the built-in teacher proposes: of which families, and how hard. Immutable.
 *
 * @param families names, in the order of {@link #allFamilies}, at least one
 * @param easiest the least level, 1 to 5
 * @param hardest the greatest level, not below it, to 5; a request that names a level gets that one
 */
public record TaskRange(List<String> families, int easiest, int hardest) {

    /** All families, all levels. */
    public static final TaskRange ALL = new TaskRange(allFamilies(), Level.EASIEST, Level.HARDEST);

    /**
     * @throws IllegalArgumentException if a family is unknown, none is left, or a level is out of range
     */
    public TaskRange {
        var wanted = List.copyOf(families);
        if (wanted.isEmpty() || !allFamilies().containsAll(wanted)) {
            throw new IllegalArgumentException("unknown family, or none: " + wanted);
        }
        if (easiest < Level.EASIEST || hardest > Level.HARDEST || easiest > hardest) {
            throw new IllegalArgumentException("levels must be from 1 to 5 but were " + easiest + " to " + hardest);
        }
        families = allFamilies().stream().filter(wanted::contains).toList();
    }

    /** Returns the names of all families. */
    public static List<String> allFamilies() {
        return Families.ALL.stream().map(TaskFamily::name).toList();
    }

    /** Returns what differs from {@link #ALL} as an option, {@code levels=1-3&families=sort-words+roman-numerals}, say, or nothing. */
    String words() {
        var levels = easiest == Level.EASIEST && hardest == Level.HARDEST ? "" : "levels=" + easiest + "-" + hardest;
        var named = families.size() == Families.ALL.size()
                ? ""
                : families.stream().collect(Collectors.joining("+", "families=", ""));
        return levels.isEmpty() || named.isEmpty() ? levels + named : levels + "&" + named;
    }

    boolean isOfAnyLevel() {
        return easiest == Level.EASIEST && hardest == Level.HARDEST;
    }

    /** Returns the same families at one level. */
    TaskRange at(int level) {
        return new TaskRange(families, level, level);
    }

    int drawLevel(SeededRandom random) {
        return easiest == hardest ? easiest : random.between(easiest, hardest);
    }

    /** Returns the level that comes nearest to one. */
    int nearest(int level) {
        return Math.max(easiest, Math.min(hardest, level));
    }

    boolean holds(TaskFamily family) {
        return families.contains(family.name());
    }

    /** Returns the families in a new order. */
    List<TaskFamily> draw(SeededRandom random) {
        return random.shuffled(Families.ALL.stream().filter(this::holds).toList());
    }
}
