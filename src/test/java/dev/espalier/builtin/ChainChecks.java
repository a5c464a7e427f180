package dev.espalier.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Checks of the chains, with loops instead of streams, and from the clauses as they were said. */
final class ChainChecks {

    static final Map<String, Check> ALL =
            Map.of("number-chain", ChainChecks::numbers, "word-chain", ChainChecks::words);

    private ChainChecks() {}

    private static boolean numbers(String instruction, Values values, String input, String answer) {
        var list = new ArrayList<Long>();
        for (var part : input.split(", ")) {
            list.add(Long.valueOf(part));
        }
        for (var step : List.of("first", "second", "third", "fourth")) {
            if (values.has(step)) {
                step(values.text(step).split(":"), list);
            }
        }
        long sum = 0;
        long most = Long.MIN_VALUE;
        long least = Long.MAX_VALUE;
        var joined = new StringBuilder();
        for (long n : list) {
            sum += n;
            most = Math.max(most, n);
            least = Math.min(least, n);
            joined.append(joined.length() == 0 ? "" : ";").append(n);
        }
        boolean none = list.isEmpty();
        return switch (values.text("end")) {
            case "sum" -> instruction.matches(".*(sum|add up).*") && answer.equals("" + sum);
            case "count" -> answer.equals("" + list.size());
            case "largest" -> answer.equals(none ? "none" : "" + most);
            case "smallest" -> answer.equals(none ? "none" : "" + least);
            case "list" -> answer.replace(", ", ";").equals(none ? "none" : joined.toString());
            default ->
                instruction.contains("hyphen") && answer.replace("-", ";").equals(none ? "none" : joined.toString());
        };
    }

    private static void step(String[] step, ArrayList<Long> list) {
        long n = step.length > 1 ? Long.parseLong(step[1]) : 0;
        switch (step[0]) {
            case "up" -> insertionSort(list, 1);
            case "down" -> insertionSort(list, -1);
            case "at-least" -> keep(list, number -> !(number < n));
            case "at-most" -> keep(list, number -> !(number > n));
            case "even" -> keep(list, number -> (number & 1) == 0);
            case "odd" -> keep(list, number -> (number & 1) == 1);
            case "distinct" -> {
                for (int i = list.size() - 1; i >= 0; i--) {
                    if (list.indexOf(list.get(i)) < i) {
                        list.remove(i);
                    }
                }
            }
            case "reverse" -> swapEnds(list);
            case "times" -> {
                for (int i = 0; i < list.size(); i++) {
                    long product = 0;
                    for (int k = 0; k < n; k++) {
                        product += list.get(i);
                    }
                    list.set(i, product);
                }
            }
            case "plus" -> {
                for (int i = 0; i < list.size(); i++) {
                    list.set(i, list.get(i) + n);
                }
            }
            case "first" -> {
                while (list.size() > n) {
                    list.remove(list.size() - 1);
                }
            }
            case "last" -> {
                while (list.size() > n) {
                    list.remove(0);
                }
            }
            default -> throw new IllegalArgumentException(step[0]);
        }
    }

    private static void insertionSort(ArrayList<Long> list, int sign) {
        for (int i = 1; i < list.size(); i++) {
            for (int j = i; j > 0 && sign * (list.get(j) - list.get(j - 1)) < 0; j--) {
                swap(list, j, j - 1);
            }
        }
    }

    private static <T> void swapEnds(List<T> list) {
        for (int i = 0, j = list.size() - 1; i < j; i++, j--) {
            swap(list, i, j);
        }
    }

    private static <T> void swap(List<T> list, int i, int j) {
        var kept = list.get(i);
        list.set(i, list.get(j));
        list.set(j, kept);
    }

    private static <T> void keep(List<T> list, Predicate<T> wanted) {
        for (int i = list.size() - 1; i >= 0; i--) {
            if (!wanted.test(list.get(i))) {
                list.remove(i);
            }
        }
    }

    private static boolean words(String instruction, Values values, String input, String answer) {
        var list = new ArrayList<>(List.of(input.split(", ")));
        for (var step : List.of("first", "second", "third", "fourth")) {
            if (values.has(step)) {
                wordStep(values.text(step).split(":"), list);
            }
        }
        var letters = new StringBuilder();
        var initials = new StringBuilder();
        for (var word : list) {
            letters.append(word);
            initials.append(word.charAt(0));
        }
        var expected =
                switch (values.text("end")) {
                    case "commas" -> list.toString().replaceAll("[\\[\\]]", "");
                    case "hyphens" -> list.toString().replaceAll("[\\[\\]]", "").replace(", ", "-");
                    case "count" -> "" + list.size();
                    case "letters" -> "" + letters.length();
                    default -> initials.toString();
                };
        return answer.equals(expected.isEmpty() ? "none" : expected);
    }

    private static void wordStep(String[] step, ArrayList<String> list) {
        int n = step.length > 1 ? Integer.parseInt(step[1]) : 0;
        switch (step[0]) {
            case "alphabet" -> bubble(list, false);
            case "length" -> bubble(list, true);
            case "longer" -> keep(list, word -> word.matches(".{" + (n + 1) + ",}"));
            case "shorter" -> keep(list, word -> word.matches(".{1," + (n - 1) + "}"));
            case "vowel" -> keep(list, word -> word.matches("(?i)[aeiou].*"));
            case "consonant" -> keep(list, word -> word.matches("(?i)[^aeiou].*"));
            case "backwards" ->
                list.replaceAll(word -> {
                    var mirrored = new StringBuilder();
                    for (int i = word.length() - 1; i >= 0; i--) {
                        mirrored.append(word.charAt(i));
                    }
                    return mirrored.toString();
                });
            case "reverse" -> swapEnds(list);
            case "capitals" -> list.replaceAll(word -> word.toUpperCase(Locale.ROOT));
            case "first" -> keep(list, new ArrayList<>(list.subList(0, Math.min(n, list.size())))::contains);
            case "skip" -> keep(list, new ArrayList<>(list.subList(Math.min(n, list.size()), list.size()))::contains);
            default -> throw new IllegalArgumentException(step[0]);
        }
    }

    private static void bubble(List<String> list, boolean byLength) {
        for (int round = 0; round < list.size(); round++) {
            for (int i = 1; i < list.size(); i++) {
                var a = list.get(i - 1);
                var b = list.get(i);
                boolean wrong = byLength
                        ? a.length() > b.length()
                        : a.toLowerCase(Locale.ROOT).compareTo(b.toLowerCase(Locale.ROOT)) > 0;
                if (wrong) {
                    swap(list, i - 1, i);
                }
            }
        }
    }
}
