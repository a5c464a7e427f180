package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What demonstrations suggest about new tasks: now and then one is to be of the kind and the level of a demonstration. Those that
 * the teacher does not understand suggest nothing, and no text of any goes further. Immutable.
 */
final class Guidance {

    /** Of a hundred tasks, those that take after a demonstration: few, so that all families keep coming. */
    private static final int FOLLOWERS = 25;

    /** More demonstrations than any recipe shows are not read. */
    private static final int MOST = 64;

    /**
     * What is to be like a demonstration.
     *
     * @param isClassification whether it is classification
     * @param level 1 to 5; empty if it depends on an input that was not shown
     */
    record Suggestion(boolean isClassification, Optional<Integer> level) {}

    /** Suggests nothing. */
    static final Guidance NONE = new Guidance(List.of());

    private final List<Optional<Suggestion>> suggestions;

    private Guidance(List<Optional<Suggestion>> suggestions) {
        this.suggestions = List.copyOf(suggestions);
    }

    /**
     * Reads demonstrations.
     *
     * @param demonstrations instructions, or maps that hold {@code instruction} and perhaps {@code input}; anything else is unknown
     */
    static Guidance of(List<?> demonstrations) {
        var suggestions = new ArrayList<Optional<Suggestion>>();
        for (var shown : demonstrations.subList(0, Math.min(MOST, demonstrations.size()))) {
            suggestions.add(suggestion(shown));
        }
        return suggestions.stream().allMatch(Optional::isEmpty) ? NONE : new Guidance(suggestions);
    }

    private static Optional<Suggestion> suggestion(Object shown) {
        if (shown instanceof String instruction) {
            return suggestion(instruction, "");
        }
        if (shown instanceof Map<?, ?> example && example.get("instruction") instanceof String instruction) {
            return suggestion(instruction, example.get("input") instanceof String input ? input : "");
        }
        return Optional.empty();
    }

    private static Optional<Suggestion> suggestion(String instruction, String input) {
        return Recogniser.recognise(instruction)
                .map(task -> new Suggestion(
                        task.family().isClassification(), task.answer(input).map(answer -> task.level(input))));
    }

    /** Returns the same without levels. */
    Guidance ofAnyLevel() {
        return new Guidance(suggestions.stream()
                .map(known -> known.map(like -> new Suggestion(like.isClassification(), Optional.empty())))
                .toList());
    }

    /** Returns what the next task is to be like; mostly nothing. */
    Optional<Suggestion> draw(SeededRandom random) {
        return !suggestions.isEmpty() && random.nextInt(100) < FOLLOWERS ? random.pick(suggestions) : Optional.empty();
    }
}
