package dev.espalier.builtin;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts examples by task family and level, as the built-in teacher understands them, whoever made them. Not thread-safe. */
public final class FamilyTally {

    private final Map<String, Long> families = new TreeMap<>();
    private final Map<String, Long> levels = new TreeMap<>();
    private long total;
    private long others;

    /** Counts an example. */
    public void add(String instruction, String input) {
        total++;
        var task = Recogniser.recognise(instruction);
        if (task.isEmpty()) {
            others++;
            return;
        }
        families.merge(task.get().family().name(), 1L, Long::sum);
        levels.merge(String.valueOf(task.get().level(input)), 1L, Long::sum);
    }

    /** Returns {@code families} and {@code levels} (1 to 5) with how many examples each has, and {@code others}, in no family. */
    public Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("families", families);
        map.put("levels", levels);
        map.put("others", others);
        return map;
    }

    /** Returns the share of the largest family, 0 to 1; 0 without examples. */
    public double largestShare() {
        return largest().getValue() / (double) Math.max(1, total);
    }

    private Map.Entry<String, Long> largest() {
        return families.entrySet().stream()
                .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .orElse(Map.entry("none", 0L));
    }

    /** Returns all of it in a line. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "task families: %d of %d, the largest %s (%.1f %%); by level, 1 to 5: %s%s",
                families.size(),
                Families.ALL.size(),
                largest().getKey(),
                100 * largestShare(),
                byLevel(),
                others == 0 ? "" : "; " + others + " in none");
    }

    private String byLevel() {
        var words = new StringBuilder();
        for (int level = Level.EASIEST; level <= Level.HARDEST; level++) {
            words.append(level == Level.EASIEST ? "" : " ").append(levels.getOrDefault(String.valueOf(level), 0L));
        }
        return words.toString();
    }
}
