package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes short passages whose label is known, and finds the label again: sentences of one label each, with neutral ones
 * around. The kind of a wording is its label, {@code ""} for neutral ones. Immutable.
 */
final class LabelledSentences {

    private final List<Wording> wordings;

    LabelledSentences(Wordings wordings) {
        this.wordings = wordings.list();
    }

    /** Returns a passage with a number of sentences of one label, chosen at random, and a neutral one or two around them. */
    String passage(int telling, SeededRandom random) {
        var labels = wordings.stream()
                .map(Wording::kind)
                .filter(kind -> !kind.isEmpty())
                .distinct()
                .toList();
        var label = random.pick(labels);
        var sentences = new ArrayList<String>();
        sentences.add(random.pick(of("")).say(random).text());
        for (var wording : random.sample(of(label), telling)) {
            sentences.add(wording.say(random).text());
        }
        if (random.nextInt(2) == 0) {
            var last = random.pick(of("")).say(random).text();
            if (!last.equals(sentences.get(0))) {
                sentences.add(last);
            }
        }
        return String.join(" ", sentences);
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
            if (label.isEmpty()
                    || !(label.get().isEmpty() || found.isEmpty() || label.get().equals(found))) {
                return Optional.empty();
            }
            found = label.get().isEmpty() ? found : label.get();
        }
        return Optional.of(found).filter(label -> !label.isEmpty());
    }
}
