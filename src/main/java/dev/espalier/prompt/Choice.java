package dev.espalier.prompt;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One of a few labels. The label with which the reply starts (after a cue such as "Label:") counts; else the only one that the
 * reply mentions. Case does not matter; the item is the label as the prompt spells it. Code of an unread reply:
 * {@code no-choice}. Immutable.
 */
public final class Choice implements ReplyFormat<String> {

    private static final String NOT_A_LETTER = "[^\\p{L}\\p{N}]*";

    private final List<String> labels;

    /**
     * @param labels two or more, which differ by more than case
     */
    public Choice(List<String> labels) {
        this.labels = List.copyOf(labels);
        if (labels.stream()
                                .map(label -> label.toLowerCase(Locale.ROOT))
                                .distinct()
                                .count()
                        != labels.size()
                || labels.size() < 2) {
            throw new IllegalArgumentException("labels must be two or more that differ, but were " + labels);
        }
    }

    @Override
    public Parsed<String> parse(String text, boolean truncated) {
        var reply = Whitespace.trim(Whitespace.unixLines(text));
        var label = starting(reply).or(() -> afterCue(reply)).or(() -> onlyMentioned(reply));
        return label.map(found -> new Parsed<>(List.of(found), List.<Unread>of()))
                .orElseGet(() -> new Parsed<>(
                        List.of(),
                        List.of(new Unread(
                                "no-choice", "the reply names none of " + String.join(", ", labels), text))));
    }

    private Optional<String> starting(String reply) {
        // Of "not good" and "good", the longer one that fits.
        return labels.stream()
                .filter(label -> pattern(NOT_A_LETTER + word(label) + ".*", reply))
                .max((a, b) -> a.length() - b.length());
    }

    private Optional<String> afterCue(String reply) {
        int colon = reply.indexOf(':');
        return colon < 0 || reply.lastIndexOf('\n', colon) >= 0
                ? Optional.empty()
                : starting(reply.substring(colon + 1));
    }

    private Optional<String> onlyMentioned(String reply) {
        var mentioned = labels.stream()
                .filter(label -> pattern(".*" + word(label) + ".*", reply))
                .toList();
        return mentioned.size() == 1 ? Optional.of(mentioned.get(0)) : Optional.empty();
    }

    private static String word(String label) {
        return "(?<![\\p{L}\\p{N}])" + Pattern.quote(label) + "(?![\\p{L}\\p{N}])";
    }

    private static boolean pattern(String regex, String reply) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL)
                .matcher(reply)
                .matches();
    }

    @Override
    public String render(List<String> items) {
        return ReplyText.verified(this, items, String.join("", items));
    }
}
