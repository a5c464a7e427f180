package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes short passages whose label is known, and finds the label again: sentences of one label each, with neutral ones
 * around. The kind of a wording is its label, or {@code opening} or {@code closing} for neutral ones. Immutable.
 */
final class LabelledSentences {

    private static final Set<String> NEUTRAL = Set.of("opening", "closing");

    private final List<Wording> wordings;

    LabelledSentences(Wordings wordings) {
        this.wordings = wordings.list();
    }

    /** Returns a passage with a number of sentences of one label, chosen at random, an opening and perhaps a closing. */
    String passage(int telling, SeededRandom random) {
        var labels = wordings.stream()
                .map(Wording::kind)
                .filter(kind -> !NEUTRAL.contains(kind))
                .distinct()
                .toList();
        var chosen = new ArrayList<Wording>();
        chosen.add(random.pick(of("opening")));
        chosen.addAll(random.sample(of(random.pick(labels)), telling));
        if (random.nextInt(2) == 0) {
            chosen.add(random.pick(of("closing")));
        }
        // One passage speaks of one person, one room, one thing.
        var drawn = new TreeMap<String, String>();
        return chosen.stream()
                .map(wording -> wording.say(Level.MIDDLE, random, drawn).text())
                .collect(Collectors.joining(" "));
    }

    private List<Wording> of(String label) {
        return wordings.stream().filter(wording -> wording.kind().equals(label)).toList();
    }

    /** Returns the label of a passage; empty if a sentence is not known, or if the labels of two differ. */
    Optional<String> label(String passage) {
        String found = "";
        for (var sentence : Sentences.split(passage)) {
            var label = wordings.stream()
                    .filter(wording -> wording.understand(sentence).isPresent())
                    .map(Wording::kind)
                    .findFirst();
            if (label.isEmpty()) {
                return Optional.empty();
            }
            if (NEUTRAL.contains(label.get())) {
                continue;
            }
            if (!found.isEmpty() && !found.equals(label.get())) {
                return Optional.empty();
            }
            found = label.get();
        }
        return Optional.of(found).filter(label -> !label.isEmpty());
    }
}
