package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.text.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rejects all siblings of an instruction if two of them answer the same input differently.
 *
 * <p>As in Self-Instruct (Wang et al. 2022, released code). Empty inputs do not contradict each other: an instruction without
 * input may have several right answers. Texts are compared without the white space around them.
 */
public final class ContradictingInstancesFilter implements SiblingFilter {

    public static final String KIND = "contradicting-instances";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(KIND + ":same-input");

    /** This filter has nothing to set. */
    public record Options() {}

    public ContradictingInstancesFilter(Options options) {}

    @Override
    public List<Verdict> judge(List<Example> siblings) {
        var contradictions = contradictions(siblings);
        return siblings.stream()
                .map(sibling -> contradictions.get(Words.strip(sibling.instruction())))
                .map(input -> input == null ? Verdict.ACCEPT : reject(input))
                .toList();
    }

    private static Verdict reject(String input) {
        return Verdict.reject(KIND + ":same-input", "instances of the instruction answer one input differently", input);
    }

    /** Returns, by instruction, the first input that is answered differently. */
    private static Map<String, String> contradictions(List<Example> siblings) {
        Map<String, String> contradictions = new HashMap<>();
        Map<List<String>, String> outputs = new HashMap<>();
        for (var sibling : siblings) {
            var instruction = Words.strip(sibling.instruction());
            var input = Words.strip(sibling.input());
            var output = Words.strip(sibling.output());
            var earlier = outputs.putIfAbsent(List.of(instruction, input), output);
            if (!input.isEmpty() && earlier != null && !earlier.equals(output)) {
                contradictions.putIfAbsent(instruction, input);
            }
        }
        return contradictions;
    }
}
