package dev.espalier.cli;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the ids tell that a run gave. Each is the id of the run and a path: the number of the phase, if there are several, the
 * number of the source item, and a number for each step that replaced the example. What was read, or comes from an earlier phase,
 * keeps its id until a step replaces it.
 *
 * @param run the id of the run
 * @param phases the phase of each stage, in order, from 0; a stage that does not take its examples one by one from the stage before it
 *     begins one
 */
record RunIds(String run, Map<String, Integer> phases) {

    private static final Pattern AGAIN = Pattern.compile("r\\d+");

    List<String> stages() {
        return List.copyOf(phases.keySet());
    }

    int phase(String stage) {
        return phases.getOrDefault(stage, 0);
    }

    /** Returns whether a stage is the first of its phase. */
    boolean isFirst(String stage) {
        int index = stages().indexOf(stage);
        return index == 0 || phase(stages().get(index - 1)) != phase(stage);
    }

    /** Returns whether a stage is the last of its phase. */
    boolean isLast(String stage) {
        int index = stages().indexOf(stage);
        return index == phases.size() - 1 || phase(stages().get(index + 1)) != phase(stage);
    }

    /** Returns the path of an id that was given in a phase; null for any other. */
    @Nullable
    String path(String id, int phase) {
        int dash = id.indexOf('-', run.length());
        if (!id.startsWith(run) || dash < 0) {
            return null;
        }
        var lot = id.substring(run.length(), dash);
        var path = id.substring(dash + 1);
        boolean isOfPhase = !hasPhases() || path.startsWith(phase + ".");
        return isOfPhase && (lot.isEmpty() || AGAIN.matcher(lot).matches()) ? path : null;
    }

    private boolean hasPhases() {
        return phases.containsValue(1);
    }

    /**
     * Returns how many steps of a phase had replaced an example, and what it came of, when it got its id; 0 also for an id that was not
     * given in that phase.
     */
    int depth(String id, int phase) {
        var path = path(id, phase);
        return path == null ? 0 : depth(path);
    }

    /** Returns the same of a path, as calls have it. */
    int depth(String path) {
        return (int) path.chars().filter(c -> c == '.').count() - (hasPhases() ? 1 : 0);
    }

    /** Returns the path of what an example came of, before so many steps had replaced it; the id itself if it is none of the phase. */
    String ancestor(String id, int phase, int depth) {
        var path = path(id, phase);
        if (path == null) {
            return id;
        }
        int dots = depth + (hasPhases() ? 1 : 0);
        int end = -1;
        for (int i = 0; i <= dots; i++) {
            end = path.indexOf('.', end + 1);
            if (end < 0) {
                return path;
            }
        }
        return path.substring(0, end);
    }
}
