package dev.espalier.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tells the lines of Markdown texts within code fences from those without, see {@link CodeFenceFilter}. */
final class CodeFences {

    private static final int LEAST = 3;

    private final List<String> outside = new ArrayList<>();
    /** What stands before the text of a block quote or a list item (CommonMark 0.31, sections 5.1 and 5.2). */
    private static final Pattern CONTAINER = Pattern.compile("(?>\\s{0,40}(?:>|(?:[-*+]|[0-9]{1,9}[.)])(?=\\s))){1,8}");

    private static final Pattern QUOTE = Pattern.compile("(?>\\s{0,40}>){1,8}");

    private static final Pattern NONE = Pattern.compile("");

    private String fence = "";
    private boolean isQuoted;
    private long openedIn;

    private CodeFences(String text) {
        long number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            read(line, number);
        }
    }

    /** Returns the line, 1-based, of the fence that is never closed; 0 if all are. */
    static long openLine(String text) {
        return new CodeFences(text).openedIn;
    }

    /** Returns the lines outside code fences. */
    static List<String> linesOutside(String text) {
        return new CodeFences(text).outside;
    }

    private void read(String line, long number) {
        int begin = begin(openedIn == 0 ? CONTAINER : isQuoted ? QUOTE : NONE, line);
        var stripped = line.substring(begin).strip();
        int run = run(stripped);
        if (openedIn > 0) {
            if (run == stripped.length() && stripped.startsWith(fence)) {
                openedIn = 0;
            }
        } else if (run >= LEAST && !isInlineCode(stripped, run)) {
            fence = stripped.substring(0, run);
            openedIn = number;
            isQuoted = line.lastIndexOf('>', begin) >= 0;
        } else {
            outside.add(line);
        }
    }

    /** Returns where the text of a line begins, behind such markers. */
    private static int begin(Pattern markers, String line) {
        var matcher = markers.matcher(line);
        return matcher.lookingAt() ? matcher.end() : 0;
    }

    /** Returns how many equal backticks or tildes a line begins with. */
    private static int run(String line) {
        int run = 0;
        while (run < line.length()
                && line.charAt(run) == line.charAt(0)
                && (line.charAt(0) == '`' || line.charAt(0) == '~')) {
            run++;
        }
        return run;
    }

    private static boolean isInlineCode(String line, int run) {
        return line.charAt(0) == '`' && line.indexOf('`', run) >= 0;
    }
}
