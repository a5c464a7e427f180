package dev.espalier.builtin;

import java.util.Locale;

/**
 * What the teacher thinks of an answer, after working out its own.
 *
 * @param mark 5 the right answer, 4 right but for capitals, white space or an end mark, 3 the right answer with what was asked of
 *     its writing not met or with words around it, 1 wrong
 * @param reason a sentence
 */
record Judgement(int mark, String reason) {

    static final int BEST = 5;
    static final int WORST = 1;

    /** The mark from which an answer counts as correct. */
    private static final int CORRECT = 4;

    /**
     * @param right the right answer as it has to be written
     * @param plain the right answer without forms and constraints
     */
    static Judgement of(String right, String plain, String answer) {
        if (answer.strip().equals(right.strip())) {
            return new Judgement(BEST, "The answer is right and written as it should be.");
        }
        if (folded(answer).equals(folded(right))) {
            return new Judgement(CORRECT, "The answer is right but for its capitals, spaces or end mark.");
        }
        if (!plain.isBlank() && holds(folded(answer), folded(plain))) {
            return new Judgement(3, "The right answer is there, but it is not written as it should be.");
        }
        return new Judgement(WORST, "The answer is wrong.");
    }

    boolean isCorrect() {
        return mark >= CORRECT;
    }

    /** Returns the mark on a scale from {@code min} to {@code max}. */
    double onScale(double min, double max) {
        return min + (max - min) * (mark - WORST) / (BEST - WORST);
    }

    private static String folded(String text) {
        return text.strip().replaceAll("\\s+", " ").replaceAll("[.!]$", "").toLowerCase(Locale.ROOT);
    }

    /** Whether one text stands in another, and no word or number goes on across its ends: 26 is not in 126. */
    private static boolean holds(String text, String part) {
        int at = text.indexOf(part);
        while (at >= 0) {
            int end = at + part.length();
            boolean starts = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (starts && ends) {
                return true;
            }
            at = text.indexOf(part, at + 1);
        }
        return false;
    }
}
