package dev.espalier.builtin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Checks of the families that work on single words and names. */
final class WordChecks {

    static final Map<String, Check> ALL = Map.of(
            "identifier-case", WordChecks::identifier,
            "acronym", WordChecks::acronym,
            "anagram-check", WordChecks::anagram,
            "palindrome-check", WordChecks::palindrome,
            "sort-words", WordChecks::sorting,
            "number-words", WordChecks::numbers,
            "name-order", WordChecks::names);

    private WordChecks() {}

    /** Letter by letter: the same letters, and the marks of a word's start where the input has some. */
    private static boolean identifier(String instruction, Values values, String input, String answer) {
        var expected = new StringBuilder();
        boolean starts = true;
        boolean shouted = input.chars().noneMatch(Character::isLowerCase);
        for (char c : input.toCharArray()) {
            if ("_- ".indexOf(c) >= 0) {
                starts = true;
                continue;
            }
            starts |= !shouted && Character.isUpperCase(c);
            char small = (char) (c < 'a' && c >= 'A' ? c + 32 : c);
            char large = (char) (small >= 'a' ? small - 32 : small);
            boolean first = expected.length() == 0;
            switch (values.kind()) {
                case "camel" -> expected.append(starts && !first ? large : small);
                case "pascal" -> expected.append(starts ? large : small);
                case "constant" -> expected.append(starts && !first ? "_" : "").append(large);
                default -> {
                    var gap = List.of("_", "-", " ")
                            .get(List.of("snake", "kebab", "words").indexOf(values.kind()));
                    expected.append(starts && !first ? gap : "").append(small);
                }
            }
            starts = false;
        }
        return answer.contentEquals(expected);
    }

    /** By crossing out what is not an initial. */
    private static boolean acronym(String instruction, Values values, String input, String answer) {
        var initials = values.kind().equals("every")
                ? input.replaceAll("\\B[a-z]| ", "").toUpperCase(Locale.ROOT)
                : input.replaceAll("[^A-Z]", "");
        boolean dotted = answer.endsWith(".");
        return dotted == values.kind().equals("dotted")
                && answer.replace(".", "").equals(initials)
                && (!dotted || answer.length() == 2 * initials.length());
    }

    /** By striking out one letter of the right side for each letter of the left. */
    private static boolean anagram(String instruction, Values values, String input, String answer) {
        var left = input.split(" / ")[0].replace(" ", "");
        var right = new StringBuilder(input.split(" / ")[1].replace(" ", ""));
        boolean fits = left.length() == right.length();
        for (int i = 0; fits && i < left.length(); i++) {
            int at = right.indexOf(left.substring(i, i + 1));
            fits = at >= 0;
            right.replace(Math.max(at, 0), at + 1, "");
        }
        return answer.equals(
                instruction.contains("yes") || instruction.contains("Yes")
                        ? fits ? "yes" : "no"
                        : fits ? "anagram" : "no anagram");
    }

    /** From both ends towards the middle. */
    private static boolean palindrome(String instruction, Values values, String input, String answer) {
        var signs = new ArrayDeque<Integer>();
        input.chars()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(signs::add);
        boolean same = true;
        while (signs.size() > 1) {
            same &= signs.pop().equals(signs.pollLast());
        }
        var labels = instruction.contains("ordinary") ? List.of("palindrome", "ordinary") : List.of("yes", "no");
        return answer.equals(labels.get(same ? 0 : 1));
    }

    /** Neighbour by neighbour; and nothing lost or added. */
    private static boolean sorting(String instruction, Values values, String input, String answer) {
        var in = List.of(input.split(", "));
        var out = List.of(answer.split(", "));
        if (values.kind().equals("longest")) {
            return in.contains(answer)
                    && in.stream()
                            .filter(word -> !word.equals(answer))
                            .allMatch(word -> word.length() < answer.length());
        }
        if (values.kind().equals("unique")) {
            return out.size() == new TreeSet<>(in).size()
                    && out.containsAll(in)
                    && isRising(out.stream().map(in::indexOf).toList());
        }
        boolean complete =
                in.stream().sorted().toList().equals(out.stream().sorted().toList());
        return complete
                && switch (values.kind()) {
                    case "up" -> isRising(out);
                    case "down" -> {
                        var turned = new ArrayList<>(out);
                        Collections.reverse(turned);
                        yield isRising(turned);
                    }
                    case "length" ->
                        isRising(out.stream()
                                .map(word -> 1000 * word.length() + in.indexOf(word))
                                .toList());
                    default ->
                        isRising(out.stream()
                                .map(word -> word.charAt(word.length() - 1) + word)
                                .toList());
                };
    }

    private static <T extends Comparable<T>> boolean isRising(List<T> row) {
        for (int i = 1; i < row.size(); i++) {
            if (row.get(i - 1).compareTo(row.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    /** By adding up what the words are worth. */
    private static boolean numbers(String instruction, Values values, String input, String answer) {
        return switch (values.kind()) {
            case "words" -> worth(answer) == Long.parseLong(input);
            case "figures" -> worth(input) == Long.parseLong(answer);
            default -> worth(answer) == worth(input) + 1;
        };
    }

    private static long worth(String words) {
        if (words.contains(" thousand")) {
            var parts = (words + " ").split(" thousand ", 2);
            return 1000 * worth(parts[0]) + worth(parts[1].strip());
        }
        if (words.contains(" hundred")) {
            var parts = (words + " ").split(" hundred ", 2);
            return 100 * worth(parts[0]) + worth(parts[1].strip());
        }
        if (words.isEmpty()) {
            return 0;
        }
        var list =
                List.of(("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
                                + " sixteen seventeen eighteen nineteen")
                        .split(" "));
        if (list.contains(words)) {
            return list.indexOf(words);
        }
        var stem = words.replaceAll("ty(-.*)?", "");
        long ten = 10
                * (List.of("twen", "thir", "for", "fif", "six", "seven", "eigh", "nine")
                                .indexOf(stem)
                        + 2);
        if (ten < 20) {
            throw new IllegalArgumentException(words);
        }
        return words.contains("-") ? ten + worth(words.substring(words.indexOf('-') + 1)) : ten;
    }

    private static boolean names(String instruction, Values values, String input, String answer) {
        var in = List.of(input.split("; "));
        var out = List.of(answer.split("; "));
        if (values.kind().equals("sorted")) {
            return new TreeSet<>(in).equals(new TreeSet<>(out))
                    && isRising(
                            out.stream().map(name -> name.replaceAll(".* ", "")).toList());
        }
        boolean right = in.size() == out.size();
        for (int i = 0; right && i < in.size(); i++) {
            right = switch (values.kind()) {
                case "last-first" -> in.get(i).equals(turned(out.get(i)));
                case "first-last" -> out.get(i).equals(turned(in.get(i)));
                default -> {
                    // What the dots stand for must be small letters.
                    var pattern = out.get(i).replace(".", "[a-z]+");
                    yield in.get(i).matches(pattern)
                            && out.get(i).chars().filter(c -> c == '.').count()
                                    == in.get(i).split(" ").length - 1;
                }
            };
        }
        return right;
    }

    private static String turned(String name) {
        return name.split(", ")[1] + " " + name.split(", ")[0];
    }
}
