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
    private final Map<String, Neighbour> accepted = new HashMap<>();

    /**
     * Makes a filter that compares with these examples from the start; those that have nothing in the fields do not count.
     */
    public ExactDuplicateFilter(Options options, List<Example> initial) {
        this.options = options;
        initial.stream().filter(example -> !isEmpty(example)).forEach(this::accepted);
    }

    @Override
    public List<Verdict> judge(List<Example> siblings) {
        Map<String, Neighbour> earlier = new HashMap<>();
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
        return judge(key(example));
    }

    private Verdict judge(String key) {
        var first = accepted.get(key);
        return first == null ? Verdict.ACCEPT : reject(first);
    }

    @Override
    public Prepared prepare(Example example) {
        var key = key(example);
        var neighbour = neighbour(example);
        return new Prepared() {
            @Override
            public Verdict judge() {
                return ExactDuplicateFilter.this.judge(key);
            }

            @Override
            public void accepted() {
                accepted.putIfAbsent(key, neighbour);
            }
        };
    }

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public void accepted(Example example) {
        accepted.putIfAbsent(key(example), neighbour(example));
    }

    /** Returns the compared texts as one, each after its length, so that no two lists of texts make the same. */
    private String key(Example example) {
        var key = new StringBuilder();
        for (var field : options.fields()) {
            var text = example.text(field).orElse("");
            var compared = options.normalise() ? TextHash.normalise(text) : text;
            key.append(compared.length()).append(':').append(compared);
        }
        return key.toString();
    }

    private boolean isEmpty(Example example) {
        return options.fields().stream()
                .map(field -> example.text(field).orElse(""))
                .allMatch(text -> options.normalise() ? TextHash.normalise(text).isEmpty() : text.isEmpty());
    }

    private Neighbour neighbour(Example example) {
        return new Neighbour(example.id(), example.text(options.fields().get(0)).orElse(""));
    }

    private Verdict reject(Neighbour first) {
        var detail = "agrees with an earlier example in " + String.join(", ", options.fields());
        return new Verdict.Reject(new Rejection(KIND + ":same", detail, null, first));
    }
}
