package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Rejects an example in which something was lost or added that had to survive: the slots of a template that was said in other
 * words ({@code {name}}, {@code [name]}, {@code <name>}, {@code ${name}}; contrastive instruction tuning, Yan et al. 2024), code, links
 * or numbers of a text that was translated. Each must stand in the one field as often as in the other. Keeps no state.
 */
public final class PlaceholdersFilter implements Filter {

    public static final String KIND = "placeholders";

    private static final String LOST = KIND + ":lost";
    private static final String ADDED = KIND + ":added";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(LOST, ADDED);

    /** What has to survive. */
    private static final Map<String, Pattern> SPANS = new TreeMap<>(Map.of(
            "slots",
                    Pattern.compile(
                            "\\$?\\{\\{?\\h*[\\p{L}_][\\p{L}\\p{N}_ -]{0,60}}?}|\\[[\\p{L}_][\\p{L}\\p{N}_ -]{0,60}]|<[\\p{L}_][\\p{L}\\p{N}_-]{0,60}>"),
            "code", Pattern.compile("(?s)```.{0,20000}?```|`[^`\\n]{1,500}`"),
            "links", Pattern.compile("https?://[^\\s<>\"'()\\[\\]]{1,2000}(?<![.,;:!?])"),
            "numbers", Pattern.compile("\\p{Nd}+")));

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the field that is looked at", value = "instruction")
            String field,

            @Option(about = "the field with the original", value = "original")
            String original,

            @Option(about = "what has to survive: some of slots, code, links and numbers", value = "[slots]")
            List<String> spans) {

        public Options {
            spans = List.copyOf(spans);
            if (spans.isEmpty() || !SPANS.keySet().containsAll(spans)) {
                throw new IllegalArgumentException(
                        "spans must be some of " + String.join(", ", SPANS.keySet()) + " but was " + spans);
            }
        }
    }

    private final Options options;

    public PlaceholdersFilter(Options options) {
        this.options = options;
    }

    @Override
    public Verdict judge(Example example) {
        var before = example.text(options.original).orElse("");
        var after = example.text(options.field).orElse("");
        for (var span : options.spans) {
            var counts = counts(span, before);
            counts(span, after).forEach((text, count) -> counts.merge(text, -count, Integer::sum));
            for (var count : counts.entrySet()) {
                if (count.getValue() > 0) {
                    return Verdict.reject(LOST, options.field + " lost one of its " + span, count.getKey());
                }
                if (count.getValue() < 0) {
                    return Verdict.reject(ADDED, options.field + " has one of the " + span + " more", count.getKey());
                }
            }
        }
        return Verdict.ACCEPT;
    }

    private static Map<String, Integer> counts(String span, String text) {
        var counts = new TreeMap<String, Integer>();
        var pattern = SPANS.get(span);
        if (pattern != null) {
            pattern.matcher(text).results().forEach(found -> counts.merge(found.group(), 1, Integer::sum));
        }
        return counts;
    }
}
