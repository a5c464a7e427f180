package dev.espalier.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which of some phrases a text holds as a whole, in one pass over the text however many phrases there are: they are looked up by their
 * first character where one may begin. Immutable.
 */
final class WholeMatches {

    /** Says where a phrase may begin and end. */
    interface Boundaries {
        /** Returns whether no word goes on across this place of the text, from 0 to its length. */
        boolean isAt(String text, int place);
    }

    private static final int[] NONE = {};
    private static final int ASCII = 128;

    private final List<String> phrases;
    private final Boundaries boundaries;

    /** By first character, the numbers of the phrases in ascending order. */
    private final int[][] ofAscii = new int[ASCII][];

    /** By first character, which second ones a phrase has: a bit for each remainder by 64, all if a phrase has no second one. */
    private final long[] secondsOfAscii = new long[ASCII];

    private final Map<Character, int[]> ofOthers = new HashMap<>();

    /**
     * @param phrases none of them empty
     */
    WholeMatches(List<String> phrases, Boundaries boundaries) {
        this.phrases = List.copyOf(phrases);
        this.boundaries = boundaries;
        Arrays.fill(ofAscii, NONE);
        var byFirst = new HashMap<Character, List<Integer>>();
        for (int i = 0; i < phrases.size(); i++) {
            byFirst.computeIfAbsent(phrases.get(i).charAt(0), first -> new ArrayList<>())
                    .add(i);
        }
        byFirst.forEach((first, numbers) -> {
            int[] list = numbers.stream().mapToInt(Integer::intValue).toArray();
            if (first < ASCII) {
                ofAscii[first] = list;
                for (int number : list) {
                    secondsOfAscii[first] |= second(phrases.get(number));
                }
            } else {
                ofOthers.put(first, list);
            }
        });
    }

    /** Returns the least number of a phrase that the text holds; -1 if it holds none. */
    int first(String text) {
        int best = phrases.size();
        for (int i = 0; i < text.length(); i++) {
            // Nearly everywhere this is all that is looked at.
            char c = text.charAt(i);
            if (c < ASCII && (secondsOfAscii[c] >>> after(text, i) & 1) == 0) {
                continue;
            }
            int[] candidates = startingWith(c);
            if (candidates.length > 0 && candidates[0] < best && boundaries.isAt(text, i)) {
                best = Math.min(best, first(text, i, candidates, best));
            }
        }
        return best < phrases.size() ? best : -1;
    }

    private static long second(String phrase) {
        return phrase.length() > 1 ? 1L << phrase.charAt(1) : -1;
    }

    private static int after(String text, int place) {
        return place + 1 < text.length() ? text.charAt(place + 1) : 0;
    }

    private int[] startingWith(char c) {
        if (c < ASCII) {
            return ofAscii[c];
        }
        return ofOthers.getOrDefault(c, NONE);
    }

    private int first(String text, int place, int[] candidates, int below) {
        for (int number : candidates) {
            if (number >= below) {
                break;
            }
            var phrase = phrases.get(number);
            if (text.startsWith(phrase, place) && boundaries.isAt(text, place + phrase.length())) {
                return number;
            }
        }
        return below;
    }
}
