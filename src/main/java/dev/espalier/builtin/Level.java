package dev.espalier.builtin;

import java.util.regex.Pattern;

/** How hard a task is: 1 (easiest) to 5. A level sets sizes and depth, never what is asked. */
final class Level {

    static final int EASIEST = 1;
    static final int MIDDLE = 3;
    static final int HARDEST = 5;

    private static final Pattern GAPS = Pattern.compile("\\s+");

    /** The most words of inputs at levels 1 to 4. */
    private static final int[] MOST_WORDS = {4, 7, 11, 16};

    private Level() {}

    /** Returns a size: {@code easy} at the easiest level, {@code hard} at the hardest, in even steps between. */
    static int scale(int level, int easy, int hard) {
        return easy + (hard - easy) * (level - EASIEST) / (HARDEST - EASIEST);
    }

    /** Returns a level as the length of an input suggests it, in words. */
    static int of(String input) {
        if (input.isBlank()) {
            return MIDDLE;
        }
        int words = GAPS.split(input.strip()).length;
        int level = EASIEST;
        while (level < HARDEST && words > MOST_WORDS[level - 1]) {
            level++;
        }
        return level;
    }
}
