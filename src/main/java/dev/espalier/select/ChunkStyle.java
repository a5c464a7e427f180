package dev.espalier.select;

import dev.espalier.model.SeededRandom;
import java.util.List;

/**
 * How a chunk of tasks is written: numbers before them, markers around the answers, line breaks. Drawn anew for every chunk.
 *
 * @param numbering how tasks are numbered
 * @param punctuation what follows a number
 * @param afterNumber a space or a line break
 * @param begin what stands before each answer; empty for nothing
 * @param end what stands after it; empty if {@code begin} is
 * @param between what parts two tasks
 * @param metaFirst whether the meta-instruction comes before the tasks
 * @param besideMeta what parts it from the tasks
 */
record ChunkStyle(
        Numbering numbering,
        String punctuation,
        String afterNumber,
        String begin,
        String end,
        String between,
        boolean metaFirst,
        String besideMeta) {

    /** How tasks are numbered. */
    enum Numbering {
        NONE,
        DIGITS,
        PADDED_DIGITS,
        SMALL_LETTERS,
        CAPITAL_LETTERS,
        SMALL_ROMAN,
        CAPITAL_ROMAN,
        TASK,
        QUESTION,
        HASH;

        /**
         * @param place from 0
         */
        String of(int place) {
            int number = place + 1;
            return switch (this) {
                case NONE -> "";
                case DIGITS -> Integer.toString(number);
                case PADDED_DIGITS -> (number < 10 ? "0" : "") + number;
                case SMALL_LETTERS -> letters(number, 'a');
                case CAPITAL_LETTERS -> letters(number, 'A');
                case SMALL_ROMAN -> roman(number, List.of("x", "ix", "v", "iv", "i"));
                case CAPITAL_ROMAN -> roman(number, List.of("X", "IX", "V", "IV", "I"));
                case TASK -> "Task " + number;
                case QUESTION -> "Question " + number;
                case HASH -> "#" + number;
            };
        }

        private static String letters(int number, char first) {
            var letters = new StringBuilder();
            for (int left = number; left > 0; left = (left - 1) / 26) {
                letters.insert(0, (char) (first + (left - 1) % 26));
            }
            return letters.toString();
        }

        private static String roman(int number, List<String> signs) {
            var values = List.of(10, 9, 5, 4, 1);
            var roman = new StringBuilder();
            int left = number;
            for (int i = 0; i < signs.size(); i++) {
                for (; left >= values.get(i); left -= values.get(i)) {
                    roman.append(signs.get(i));
                }
            }
            return roman.toString();
        }
    }

    /** No style puts more bytes than this around a task and its answer. */
    static final int MOST_BYTES = 80;

    private static final List<Numbering> NUMBERINGS = List.of(Numbering.values());
    private static final List<String> PUNCTUATIONS = List.of(".", ")", ":");
    private static final List<List<String>> BRACKETS = List.of(
            List.of("[", "]"),
            List.of("(", ")"),
            List.of("{", "}"),
            List.of("<", ">"),
            List.of("[[", "]]"),
            List.of("((", "))"),
            List.of("{{", "}}"),
            List.of("<<", ">>"),
            List.of("<|", "|>"),
            List.of("[|", "|]"),
            List.of("[#", "#]"),
            List.of("**", "**"),
            List.of("|", "|"),
            List.of("~", "~"),
            List.of("--", "--"),
            List.of("=", "="));
    private static final List<List<String>> WORDS = List.of(
            List.of("BEGIN", "END"),
            List.of("START", "STOP"),
            List.of("OPEN", "CLOSE"),
            List.of("ANSWER", "END OF ANSWER"),
            List.of("REPLY", "END OF REPLY"),
            List.of("FROM HERE", "TO HERE"),
            List.of("HEAD", "TAIL"),
            List.of("IN", "OUT"),
            List.of("A", "/A"),
            List.of("RESULT", "/RESULT"));

    /** Returns a drawn style; every second one, on average, has markers. */
    static ChunkStyle draw(SeededRandom random) {
        var begin = "";
        var end = "";
        if (random.nextInt(2) == 0) {
            var brackets = random.pick(BRACKETS);
            var words = random.pick(WORDS);
            boolean small = random.nextInt(2) == 0;
            begin = brackets.get(0) + cased(words.get(0), small) + brackets.get(1);
            end = brackets.get(0) + cased(words.get(1), small) + brackets.get(1);
        }
        return new ChunkStyle(
                random.pick(NUMBERINGS),
                random.pick(PUNCTUATIONS),
                random.nextInt(2) == 0 ? " " : "\n",
                begin,
                end,
                random.nextInt(2) == 0 ? "\n" : "\n\n",
                random.nextInt(2) == 0,
                random.nextInt(2) == 0 ? "\n" : "\n\n");
    }

    private static String cased(String words, boolean small) {
        return small ? words.toLowerCase(java.util.Locale.ROOT) : words;
    }

    boolean hasMarkers() {
        return !begin.isEmpty();
    }

    /** Returns a task with its number. */
    String task(int place, String task) {
        return numbering == Numbering.NONE ? task : numbering.of(place) + punctuation + afterNumber + task;
    }

    /** Returns an answer within the markers, if there are some. */
    String answer(String answer) {
        return hasMarkers() ? begin + answer + end : answer;
    }
}
