package dev.espalier.text;

/**
 * Words as recipes count them: what white space separates.
 *
 * <p>White space is what Python's {@code str.split} takes for it, as the published recipes are written in Python: the
 * space characters of Unicode, no-break spaces included, and the control characters 9–13, 28–31 and 133. The list is written
 * out, so that no Unicode version of a JDK can change it.
 */
public final class Words {

    private Words() {}

    /** Returns the number of words; 0 for a blank text. */
    public static int count(String text) {
        int words = 0;
        int afterSpace = 1;
        for (int i = 0; i < text.length(); i++) {
            int space = isSpace(text.charAt(i)) ? 1 : 0;
            // Without a branch: no processor can guess where words begin.
            words += afterSpace & ~space;
            afterSpace = space;
        }
        return words;
    }

    /** Returns the text with its words separated by one space each, and nothing before or after them. */
    public static String collapse(String text) {
        if (isCollapsed(text)) {
            return text;
        }
        var collapsed = new StringBuilder(text.length());
        boolean pending = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                pending = !collapsed.isEmpty();
            } else {
                if (pending) {
                    collapsed.append(' ');
                }
                pending = false;
                collapsed.append(c);
            }
        }
        return collapsed.toString();
    }

    /** Most texts are, and need no copy. */
    private static boolean isCollapsed(String text) {
        boolean afterSpace = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                if (afterSpace || c != ' ') {
                    return false;
                }
                afterSpace = true;
            } else {
                afterSpace = false;
            }
        }
        return text.isEmpty() || !afterSpace;
    }

    /** Returns the text without white space before and after it. */
    public static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (from < to && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Returns whether the character is white space. */
    public static boolean isSpace(char c) {
        if (c > ' ' && c < 0x85) {
            return false;
        }
        return switch (c) {
            case ' ', '\t', '\n', 0x0b, '\f', '\r', 0x1c, 0x1d, 0x1e, 0x1f, 0x85, 0xa0, 0x1680 -> true;
            case 0x2028, 0x2029, 0x202f, 0x205f, 0x3000 -> true;
            default -> c >= 0x2000 && c <= 0x200a;
        };
    }
}
