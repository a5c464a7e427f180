package dev.espalier.prompt;

import java.util.List;
import java.util.regex.Pattern;

/** What all formats do to a reply before they read it: line ends, code fences, the courtesies of chat models. */
final class ReplyText {

    private static final String S = "[" + Whitespace.INLINE + "]";

    /** Any white space within a line, and Markdown that may stand before a marker at the start of a line. */
    static final String LINE_START = "(?m)^" + S + "*(?:(?:#{1,6}|[-*•])" + S + "+)?(?:\\*\\*|__)?" + S + "*";

    /** White space and Markdown that may stand after a marker. */
    static final String MARKER_END = "(?:\\*\\*|__)?" + S + "*";

    private static final Pattern FENCE = Pattern.compile("(?m)^" + S + "*(?:```|~~~)[^`\\n]*$");
    private static final Pattern PREFACE =
            Pattern.compile("(?i)(?:sure|certainly|of course|absolutely|okay|ok|great|no problem)[!,.][^\\n]*"
                    + "|(?:here (?:are|is)|below (?:are|is)|the following)\\b[^\\n.]*"
                    + "\\b(?:tasks?|instructions?|examples?|items)\\b[^\\n.]*\\.?"
                    + "|[^\\n]*:");
    private static final Pattern REFUSAL = Pattern.compile(
            "(?is)(?:i(?:['’]m| am)(?: very| so)? (?:sorry|unable|afraid)|sorry\\b|i apologi[sz]e|as an ai\\b"
                    + "|(?:unfortunately, )?i (?:cannot|can['’]t|can not|won['’]t)\\b).*");
    private static final Pattern CLOSING = Pattern.compile(
            "(?is)\\n\\s*(?:let me know|i hope|hope (?:this|these|that)|feel free|please let me know|would you like"
                    + "|these (?:tasks|instructions|examples)|note(?: that)?\\b)[^\\n]*\\s*\\z");

    private ReplyText() {}

    /** Returns the reply with Unix line ends, and only the inside of the code fence if one goes around the first marker. */
    static String body(String reply, Pattern marker) {
        var text = Whitespace.unixLines(reply);
        var fence = FENCE.matcher(text);
        if (!fence.find()) {
            return text;
        }
        var first = marker.matcher(text);
        boolean fenced = first.find() ? fence.start() < first.start() : isBlank(text.substring(0, fence.start()));
        if (!fenced) {
            return text;
        }
        int from = fence.end();
        int to = text.length();
        while (fence.find()) {
            to = fence.start();
        }
        return text.substring(Math.min(from, to), to);
    }

    /** Returns the text without a last line that only says goodbye. */
    static String withoutClosing(String text) {
        return CLOSING.matcher(text).replaceFirst("");
    }

    /** Returns whether a line before the first marker is a courtesy ("Sure! Here are…"), not content. */
    static boolean isPreface(String text) {
        return PREFACE.matcher(Whitespace.trim(text)).matches();
    }

    /** Returns whether the text declines to answer. */
    static boolean isRefusal(String text) {
        return REFUSAL.matcher(Whitespace.trim(text)).matches();
    }

    static boolean isBlank(String text) {
        return Whitespace.trim(text).isEmpty();
    }

    /** Returns the text without {@code **} around all of it, or at its end alone, where the opening went with a marker. */
    static String withoutBold(String text) {
        if (!text.endsWith("**")) {
            return text;
        }
        var open = text.substring(0, text.length() - 2);
        var inner = open.startsWith("**") ? open.substring(2) : open;
        return inner.contains("**") || isBlank(inner) ? text : Whitespace.trim(inner);
    }

    /** Returns the rendered text if the format reads the very items back from it. */
    static <T> String verified(ReplyFormat<T> format, List<T> items, String rendered) {
        var parsed = format.parse(rendered, false);
        if (items.isEmpty() || !parsed.items().equals(items) || !parsed.unread().isEmpty()) {
            throw new IllegalArgumentException(format.getClass().getSimpleName() + ": these " + items.size()
                    + " items cannot be rendered, because they would be read back as something else"
                    + " (a marker of the format, or white space at an end)");
        }
        return rendered;
    }
}
