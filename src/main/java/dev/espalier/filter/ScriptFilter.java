package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rejects examples with a field that is mostly written in another writing system than those named.
 *
 * <p>Letters alone count; those that Unicode gives to several writing systems ({@code COMMON}, {@code INHERITED}) do not. A
 * text without letters passes. Unicode tables of JDKs differ for newly assigned code points only, and for those a verdict may
 * differ, too.
 */
public final class ScriptFilter implements Filter {

    public static final String KIND = "script";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(KIND + ":other-script");

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the field whose letters are counted", value = "instruction")
            String field,

            @Option(about = "Unicode names of the writing systems wanted, such as latin, cyrillic, han")
            List<String> scripts,

            @Option(about = "the least share of letters in these writing systems, from 0 to 1", value = "0.5")
            double minShare) {

        public Options {
            scripts = List.copyOf(scripts);
            if (scripts.isEmpty()) {
                throw new IllegalArgumentException("scripts must hold at least one writing system but was empty");
            }
            scripts.forEach(Options::script);
            if (!(minShare >= 0 && minShare <= 1)) {
                throw new IllegalArgumentException("min-share must be from 0 to 1 but was " + minShare);
            }
        }

        private static UnicodeScript script(String name) {
            try {
                return UnicodeScript.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "scripts must be Unicode names such as latin, cyrillic, han but held \"" + name + "\"", e);
            }
        }

        private Set<UnicodeScript> wanted() {
            return scripts.stream()
                    .map(Options::script)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(UnicodeScript.class)));
        }
    }

    private final Options options;
    private final Set<UnicodeScript> wanted;

    public ScriptFilter(Options options) {
        this.options = options;
        this.wanted = options.wanted();
    }

    @Override
    public Verdict judge(Example example) {
        var letters = letters(example);
        return letters.share() >= options.minShare()
                ? Verdict.ACCEPT
                : reject(letters.fitting(), letters.all(), letters.share());
    }

    @Override
    public List<Measurement> measure(Example example) {
        return List.of(Measurement.of(
                letters(example).share(),
                "share of letters of " + options.field() + " in " + String.join(", ", options.scripts()),
                Measurement.atLeast(options.minShare())));
    }

    private record LetterCount(long fitting, long all) {

        double share() {
            return all == 0 ? 1 : (double) fitting / all;
        }
    }

    private LetterCount letters(Example example) {
        long letters = 0;
        long fitting = 0;
        var text = example.text(options.field()).orElse("");
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (Character.isLetter(point)) {
                // Looking up a script takes a search; of ASCII, all letters are Latin.
                var script = point < 128 ? UnicodeScript.LATIN : UnicodeScript.of(point);
                if (script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED) {
                    letters++;
                    fitting += wanted.contains(script) ? 1 : 0;
                }
            }
        }
        return new LetterCount(fitting, letters);
    }

    private Verdict reject(long fitting, long letters, double share) {
        var detail = options.field() + " has " + fitting + " of " + letters + " letters in "
                + String.join(", ", options.scripts()) + "; at least " + Decimal.of(options.minShare())
                + " of them are wanted";
        return Verdict.reject(KIND + ":other-script", detail, share);
    }
}
