package dev.espalier.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The places of several answers, the best first: {@code [2] > [1] > [3]}, with or without brackets, commas for the signs, or a
 * line for each. Of several such rows the last counts: a model that thinks aloud does so before it. Each number from 1 up must come
 * once. Codes of unread replies: {@code no-rank}, {@code slipped-number}. Immutable.
 */
public final class RankList implements ReplyFormat<List<Long>> {

    private static final String NUMBER = "[\\[(]?(?:[A-Za-z]+ )?(\\d{1,2})[\\])]?";
    private static final Pattern ROW = Pattern.compile(NUMBER + "(?:\\s*(?:>|,|;)\\s*" + NUMBER + ")+");
    private static final Pattern LINE = Pattern.compile("(?m)^\\h*\\d{1,2}[.):]\\h+" + NUMBER + "\\h*(?=$|[-:.(]|\\h)");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,2}");

    @Override
    public Parsed<List<Long>> parse(String text, boolean truncated) {
        var reply = Whitespace.unixLines(text).replace("*", "").replace("`", "");
        var numbers = new ArrayList<Long>();
        var row = ROW.matcher(reply);
        while (row.find()) {
            numbers.clear();
            DIGITS.matcher(row.group()).results().forEach(found -> numbers.add(Long.valueOf(found.group())));
        }
        if (numbers.isEmpty()) {
            LINE.matcher(reply).results().forEach(found -> numbers.add(Long.valueOf(found.group(1))));
        }
        if (numbers.isEmpty()) {
            return unread(truncated ? "truncated" : "no-rank", "the reply ranks nothing", text);
        }
        for (long number = 1; number <= numbers.size(); number++) {
            if (!numbers.contains(number)) {
                return unread("slipped-number", "the reply does not hold each number from 1 once", text);
            }
        }
        return new Parsed<>(List.of(List.copyOf(numbers)), List.of());
    }

    /** Returns the places that a value holds, if it is a list of numbers however they are written. */
    static List<Long> ranks(@Nullable Object value) {
        var ranks = new ArrayList<Long>();
        if (value instanceof List<?> list) {
            list.forEach(number -> ranks.add(Long.valueOf(String.valueOf(number))));
        }
        return ranks;
    }

    private static Parsed<List<Long>> unread(String code, String detail, String text) {
        return new Parsed<>(List.of(), List.of(new Unread(code, detail, text)));
    }

    @Override
    public String render(List<List<Long>> items) {
        var row = items.isEmpty()
                ? ""
                : items.get(0).stream().map(number -> "[" + number + "]").collect(Collectors.joining(" > "));
        return ReplyText.verified(this, items, row);
    }
}
