package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.Rejection.Neighbour;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import dev.espalier.text.TextHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rejects examples that agree in some fields with an accepted example, or with an earlier sibling that reached this filter.
 *
 * <p>Normalised, texts agree if they differ only in case, in white space, and in how an accented letter is composed (Unicode
 * NFC; of JDKs, tables differ for newly assigned code points only). Holds the compared text of each accepted example, so
 * that no two hashes can be taken for each other: 50,000 of 1,000 characters take about 100 MB.
 */
public final class ExactDuplicateFilter implements SiblingFilter {

    public static final String KIND = "exact-duplicate";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(KIND + ":same");

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the fields that must all agree", value = "[instruction, input, output]")
            List<String> fields,

            @Option(about = "whether case, white space and composition of letters are disregarded", value = "true")
            boolean normalise) {

        public Options {
            fields = List.copyOf(fields);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("fields must hold at least one field but was empty");
            }
        }
    }

    private final Options options;
    private final Map<List<String>, Neighbour> accepted = new HashMap<>();

    /** Who is accepted has just been judged, as a rule. */
    private @Nullable Example lastJudged;

    private List<String> lastKey = List.of();

    /**
     * Makes a filter that compares with these examples from the start; those that have nothing in the fields do not count.
     */
    public ExactDuplicateFilter(Options options, List<Example> initial) {
        this.options = options;
        initial.stream()
                .filter(example -> !key(example).stream().allMatch(String::isEmpty))
                .forEach(this::accepted);
    }

    @Override
    public List<Verdict> judge(List<Example> siblings) {
        Map<List<String>, Neighbour> earlier = new HashMap<>();
        var verdicts = new ArrayList<Verdict>();
        for (var sibling : siblings) {
            var key = key(sibling);
            var first = accepted.getOrDefault(key, earlier.get(key));
            verdicts.add(first == null ? Verdict.ACCEPT : reject(first));
            earlier.putIfAbsent(key, neighbour(sibling));
        }
        return verdicts;
    }

    /** Without siblings there is no list to make. */
    @Override
    public Verdict judge(Example example) {
        lastKey = key(example);
        lastJudged = example;
        var first = accepted.get(lastKey);
        return first == null ? Verdict.ACCEPT : reject(first);
    }

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public void accepted(Example example) {
        accepted.putIfAbsent(example == lastJudged ? lastKey : key(example), neighbour(example));
    }

    private List<String> key(Example example) {
        var key = new String[options.fields().size()];
        for (int i = 0; i < key.length; i++) {
            var text = example.text(options.fields().get(i)).orElse("");
            key[i] = options.normalise() ? TextHash.normalise(text) : text;
        }
        return List.of(key);
    }

    private Neighbour neighbour(Example example) {
        return new Neighbour(example.id(), example.text(options.fields().get(0)).orElse(""));
    }

    private Verdict reject(Neighbour first) {
        var detail = "agrees with an earlier example in " + String.join(", ", options.fields());
        return new Verdict.Reject(new Rejection(KIND + ":same", detail, null, first));
    }
}
