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

/**
 * Groups examples that must not be told apart: those with a common ancestor, and those whose instruction and input are near, by
 * ROUGE-L F1 above a threshold over words of any language, or equal but for case and white space. Kinship is passed on: who is
 * near to one of a group is of the group. All pairs are found, not only likely ones. Having been shown as a demonstration makes no
 * kin. Holds the texts. Not thread-safe.
 */
final class Kinship {

    private final RougeIndex index;
    private final Map<String, Integer> byId = new HashMap<>();
    private final Map<Long, Integer> byText = new HashMap<>();

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
        var text = example.input().isEmpty() ? example.instruction() : example.instruction() + "\n" + example.input();
        var same = byText.putIfAbsent(TextHash.of(TextHash.normalise(text)), number);
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

    private static int[] grown(int[] numbers, int place) {
        return place < numbers.length ? numbers : Arrays.copyOf(numbers, 2 * numbers.length);
    }

    private void joinById(int number, String id) {
        var first = byId.putIfAbsent(id, number);
        if (first != null) {
            join(number, first);
        }
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
