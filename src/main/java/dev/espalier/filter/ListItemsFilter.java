package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rejects examples with too few or too many list items in a field: lines that begin with a dash, star, plus or bullet, or with a
 * number of up to three digits and a point or bracket, then a space and something.
 */
public final class ListItemsFilter implements Filter {

    public static final String KIND = "list-items";

    private static final String TOO_FEW = KIND + ":too-few";
    private static final String TOO_MANY = KIND + ":too-many";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(TOO_FEW, TOO_MANY);

    private static final Pattern ITEM =
            Pattern.compile("[ \\t]{0,40}(?:[-*+•]|[0-9]{1,3}[.)])[ \\t]{1,40}[^ \\t].*", Pattern.DOTALL);

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the field whose list items are counted", value = "output")
            String field,

            @Option(about = "the fewest items accepted", value = "0")
            int min,

            @Option(about = "the most items accepted; no limit if absent", value = "null") @Nullable
            Integer max) {

        public Options {
            if (min < 0) {
                throw new IllegalArgumentException("min must be 0 or more but was " + min);
            }
            if (max != null && max < min) {
                throw new IllegalArgumentException("max must be min (" + min + ") or more but was " + max);
            }
            if (min == 0 && max == null) {
                throw new IllegalArgumentException("min or max must be given, or nothing is rejected");
            }
        }
    }

    private final Options options;

    public ListItemsFilter(Options options) {
        this.options = options;
    }

    @Override
    public Verdict judge(Example example) {
        long items = items(example);
        if (items < options.min()) {
            return reject(TOO_FEW, items, "fewer than " + options.min());
        }
        return options.max() != null && items > options.max()
                ? reject(TOO_MANY, items, "more than " + options.max())
                : Verdict.ACCEPT;
    }

    @Override
    public List<Measurement> measure(Example example) {
        return List.of(Measurement.of(
                items(example), "list items of " + options.field(), Measurement.between(options.min(), options.max())));
    }

    private long items(Example example) {
        return example.text(options.field())
                .orElse("")
                .lines()
                .filter(ListItemsFilter::isItem)
                .count();
    }

    private static boolean isItem(String line) {
        return ITEM.matcher(line).matches();
    }

    private Verdict reject(String reason, long items, String limit) {
        var detail = options.field() + " has " + items + (items == 1 ? " list item, " : " list items, ") + limit;
        return Verdict.reject(reason, detail, items);
    }
}
