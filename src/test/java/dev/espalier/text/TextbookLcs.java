package dev.espalier.text;

import java.util.List;

/** The longest common subsequence by the table of the textbooks: slow and plainly right. */
final class TextbookLcs {

    private TextbookLcs() {}

    static int of(List<String> first, List<String> second) {
        int[][] table = new int[first.size() + 1][second.size() + 1];
        for (int i = 1; i <= first.size(); i++) {
            for (int j = 1; j <= second.size(); j++) {
                table[i][j] = first.get(i - 1).equals(second.get(j - 1))
                        ? table[i - 1][j - 1] + 1
                        : Math.max(table[i - 1][j], table[i][j - 1]);
            }
        }
        return table[first.size()][second.size()];
    }
}
