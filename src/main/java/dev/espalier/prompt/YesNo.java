package dev.espalier.prompt;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A verdict, yes or no, in the first word of the reply; a repeated question before it and reasons after it do no harm.
 *
 * <p>There is one item at most. It is complete with its first word, so a reply that was cut off after it (a prompt of
 * Self-Instruct allows three tokens) is read all the same. Code of an unread reply: {@code no-verdict}. Immutable.
 */
public final class YesNo implements ReplyFormat<Boolean> {

    private static final Pattern FENCE_LINE = Pattern.compile("(?m)^\\h*```\\w*\\h*$");
    private static final Pattern FIRST_WORD = Pattern.compile("(?is)[^\\p{L}\\p{N}]*(yes|no)(?![\\p{L}\\p{N}'’]).*");
    private static final Pattern CUE = Pattern.compile("(?s)[^\\n?:]*[?:](.*)");

    @Override
    public Parsed<Boolean> parse(String text, boolean truncated) {
        var reply = FENCE_LINE.matcher(Whitespace.unixLines(text)).replaceAll("");
        var word = FIRST_WORD.matcher(Whitespace.trim(reply));
        if (!word.matches()) {
            var cue = CUE.matcher(Whitespace.trim(reply));
            word = FIRST_WORD.matcher(cue.matches() ? cue.group(1) : "");
        }
        if (!word.matches()) {
            return new Parsed<>(
                    List.of(), List.of(new Unread("no-verdict", "the reply says neither yes nor no first", text)));
        }
        return new Parsed<>(List.of(word.group(1).toLowerCase(Locale.ROOT).equals("yes")), List.of());
    }

    @Override
    public String render(List<Boolean> items) {
        return ReplyText.verified(this, items, items.equals(List.of(true)) ? "Yes" : "No");
    }
}
