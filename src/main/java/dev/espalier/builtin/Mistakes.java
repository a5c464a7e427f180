package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.regex.Pattern;

/** Answers that are wrong on purpose, and look like right ones. */
final class Mistakes {

    private static final Pattern LAST_NUMBER = Pattern.compile("(?s)(.*?)(\\d{1,15})(\\D*)");

    private Mistakes() {}

    /** Returns another text than the answer: a number that is off, a word whose letters are out of order, or a wrong label. */
    static String in(String answer, SeededRandom random) {
        var number = LAST_NUMBER.matcher(answer);
        if (number.matches()) {
            return number.group(1) + (Long.parseLong(number.group(2)) + random.between(1, 9)) + number.group(3);
        }
        return switch (answer) {
            case "yes" -> "no";
            case "no" -> "yes";
            case "Yes" -> "No";
            case "No" -> "Yes";
            default -> twisted(answer);
        };
    }

    private static String twisted(String answer) {
        for (int i = 1; i < answer.length(); i++) {
            char a = answer.charAt(i - 1);
            char b = answer.charAt(i);
            if (a != b && Character.isLetter(a) && Character.isLetter(b)) {
                return answer.substring(0, i - 1) + b + a + answer.substring(i + 1);
            }
        }
        return answer + answer;
    }
}
