package dev.espalier.cli;

import dev.espalier.model.Example;
import dev.espalier.text.RougeIndex;
import dev.espalier.text.TextHash;
import dev.espalier.text.Tokenization;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What two datasets have in common, seen from either. */
record Overlap(Side one, Side other) {

    /**
     * What is compared of a record.
     *
     * @param hash of instruction, input and output, but for case and white space
     * @param task instruction and input
     */
    record Text(long hash, String task) {

        static Text of(Example example) {
            long hash = TextHash.of(
                    TextHash.of(hash(example.instruction()), hash(example.input())), hash(example.output()));
            var input = example.input();
            return new Text(hash, example.instruction() + (input.isEmpty() ? "" : "\n" + input));
        }

        private static long hash(String text) {
            return TextHash.of(TextHash.normalise(text));
        }
    }

    /**
     * A dataset beside the other.
     *
     * @param exact how many of its records the other holds, too
     * @param near how many more have a near one there
     * @param only the tasks of the others, in order
     */
    record Side(int records, int exact, int near, List<String> only) {}

    /**
     * Compares.
     *
     * @param near from 0 to 1; records are near when their ROUGE-L F1 is above it
     */
    static Overlap of(List<Text> one, List<Text> other, double near) {
        return new Overlap(side(one, other, near), side(other, one, near));
    }

    private static Side side(List<Text> texts, List<Text> others, double threshold) {
        Set<Long> hashes = others.stream().map(Text::hash).collect(Collectors.toCollection(HashSet::new));
        var rest = texts.stream().filter(text -> !hashes.contains(text.hash())).toList();
        var index = new RougeIndex(threshold, Tokenization.UNICODE.tokenizer());
        if (!rest.isEmpty()) {
            others.forEach(text -> index.add(text.task()));
        }
        var only = new ArrayList<String>();
        for (var text : rest) {
            if (index.nearestAboveThreshold(text.task()).isEmpty()) {
                only.add(text.task());
            }
        }
        return new Side(texts.size(), texts.size() - rest.size(), rest.size() - only.size(), only);
    }
}
