package dev.espalier.export;

import dev.espalier.model.Example;
import dev.espalier.text.RougeIndex;
import dev.espalier.text.TextHash;
import dev.espalier.text.Tokenization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Groups examples that must not be told apart: those with a common ancestor, and those whose instruction and input are near,
 * by ROUGE-L F1 above a threshold over words of any language, or equal but for case and white space. One whose field {@code
 * original} is a text was made from it: it is kin of the example with that instruction, as ids tell nothing if those it was
 * made from had none. Kinship is passed on: who is near to one of a group is of the group. All pairs are found, not only
 * likely ones. Having been shown as a demonstration makes no kin. Holds the texts. Not thread-safe.
 */
final class Kinship {

    /** The field in which recipes leave the text that they changed. */
    private static final String ORIGINAL = "original";

    private final RougeIndex index;
    private final Map<String, Integer> byId = new HashMap<>();
    private final Map<Long, Integer> byText = new HashMap<>();
    private final Map<Long, Integer> byOriginal = new HashMap<>();

    /** Entries of the index by the number of their example: equal texts are indexed once. */
    private int[] exampleOfEntry = new int[16];

    private int[] leader = new int[16];
    private int count;

    /**
     * @param threshold from 0 to 1
     */
    Kinship(double threshold) {
        this.index = new RougeIndex(threshold, Tokenization.UNICODE.tokenizer());
    }

    void add(Example example) {
        int number = count++;
        leader = grown(leader, number);
        leader[number] = number;
        if (!example.id().isEmpty()) {
            joinById(number, example.id());
        }
        example.lineage().parents().forEach(parent -> joinById(number, parent));
        var text = withInput(example.instruction(), example.input());
        long hash = hash(text);
        joinIfThere(number, byOriginal.get(hash));
        originals(example).forEach(original -> joinByOriginal(number, hash(original)));
        var same = byText.putIfAbsent(hash, number);
        if (same != null) {
            join(number, same);
            return;
        }
        // Those that are of the group by now need not be compared: in a family of likes that saves nearly all.
        index.eachAboveThreshold(
                text,
                entry -> find(exampleOfEntry[entry]) != find(number),
                entry -> join(number, exampleOfEntry[entry]));
        int entry = index.add(text);
        exampleOfEntry = grown(exampleOfEntry, entry);
        exampleOfEntry[entry] = number;
    }

    private static String withInput(String instruction, String input) {
        return input.isEmpty() ? instruction : instruction + "\n" + input;
    }

    private static long hash(String text) {
        return TextHash.of(TextHash.normalise(text));
    }

    /**
     * Returns what an example was made from, with its input: the field may hold the instruction alone, the input being kept,
     * or both, or both may have become a part of the input.
     */
    private static List<String> originals(Example example) {
        if (!(example.more().get(ORIGINAL) instanceof String original) || original.isBlank()) {
            return List.of();
        }
        var input = example.input();
        boolean isWhole = original.endsWith(input) || input.contains("\n" + original + "\n");
        return isWhole ? List.of(original, withInput(original, input)) : List.of(withInput(original, input));
    }

    private void joinByOriginal(int number, long original) {
        joinIfThere(number, byText.get(original));
        joinIfThere(number, byOriginal.putIfAbsent(original, number));
    }

    private void joinIfThere(int number, @Nullable Integer other) {
        if (other != null) {
            join(number, other);
        }
    }

    private static int[] grown(int[] numbers, int place) {
        return place < numbers.length ? numbers : Arrays.copyOf(numbers, 2 * numbers.length);
    }

    private void joinById(int number, String id) {
        joinIfThere(number, byId.putIfAbsent(id, number));
    }

    /** The first of a group leads it. */
    private void join(int one, int other) {
        int first = find(one);
        int second = find(other);
        leader[Math.max(first, second)] = Math.min(first, second);
    }

    private int find(int number) {
        int at = number;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }

    int size() {
        return count;
    }

    /** Returns the numbers of the examples of each group, 0-based; groups in the order of their first. */
    List<List<Integer>> groups() {
        var groups = new LinkedHashMap<Integer, List<Integer>>();
        for (int i = 0; i < count; i++) {
            groups.computeIfAbsent(find(i), first -> new ArrayList<>()).add(i);
        }
        return List.copyOf(groups.values());
    }
}
