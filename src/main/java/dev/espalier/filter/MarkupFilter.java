package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Rejects examples with leftovers of markup in a field: HTML tags and entities, and Markdown tables that lost their head or their
 * content. What stands in code fences or between backticks is code, and is not looked at.
 */
public final class MarkupFilter implements Filter {

    public static final String KIND = "markup";

    private static final String HTML_TAG = KIND + ":html-tag";
    private static final String HTML_ENTITY = KIND + ":html-entity";
    private static final String TABLE = KIND + ":table";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(HTML_TAG, HTML_ENTITY, TABLE);

    private static final Pattern TAG = Pattern.compile(
            "</?(?:a|b|big|blockquote|body|br|center|code|dd|div|dl|dt|em|font|footer|form|h[1-6]|head|header|hr|html|i"
                    + "|iframe|img|input|label|li|link|meta|nav|ol|option|p|pre|script|section|select|small|span|strong"
                    + "|style|sub|sup|table|tbody|td|th|thead|title|tr|u|ul)"
                    + "(?:[ \\t][^<>=]{0,60}=[^<>]{0,500}|[ \\t]*/?)>",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ENTITY =
            Pattern.compile("&(?:nbsp|amp|lt|gt|quot|apos|ndash|mdash|hellip|copy|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});");

    /** Code between single or double backticks. */
    private static final Pattern INLINE_CODE = Pattern.compile("``[^`]{1,500}``|`[^`]{1,500}`");

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the fields that are searched", value = "[instruction, output]")
            List<String> fields) {

        public Options {
            fields = List.copyOf(fields);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("fields must hold at least one field but was empty");
            }
        }
    }

    private final Options options;

    public MarkupFilter(Options options) {
        this.options = options;
    }

    @Override
    public Verdict judge(Example example) {
        return options.fields().stream()
                .flatMap(field -> judge(field, example.text(field).orElse("")).stream())
                .findFirst()
                .orElse(Verdict.ACCEPT);
    }

    private static Optional<Verdict> judge(String field, String text) {
        var lines = CodeFences.linesOutside(text);
        var prose = INLINE_CODE.matcher(String.join("\n", lines)).replaceAll(" ");
        return find(TAG, prose)
                .map(tag -> Verdict.reject(HTML_TAG, field + " holds an HTML tag", tag))
                .or(() -> find(ENTITY, prose)
                        .map(entity -> Verdict.reject(HTML_ENTITY, field + " holds an HTML entity", entity)))
                .or(() -> tableDebris(lines)
                        .map(line -> Verdict.reject(TABLE, field + " holds what is left of a table", line)));
    }

    private static Optional<String> find(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /** Returns a row without content, or a line below a head that is not there. */
    private static Optional<String> tableDebris(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            boolean hasHead = i > 0 && lines.get(i - 1).indexOf('|') >= 0;
            boolean isRule = consistsOf(line, "|-: ") && line.indexOf("--") >= 0;
            if (line.startsWith("|") && line.length() > 2 && (consistsOf(line, "| ") || (isRule && !hasHead))) {
                return Optional.of(line.length() > 80 ? line.substring(0, 80) : line);
            }
        }
        return Optional.empty();
    }

    private static boolean consistsOf(String line, String characters) {
        return line.chars().allMatch(c -> characters.indexOf(c) >= 0);
    }
}
