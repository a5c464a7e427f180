package dev.espalier.prompt;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A number on a scale, alone or with reasons around it. What follows a word such as "score" or "rating" counts, the last one if
 * there are several; else a reply that is the number alone, or starts with it. {@code 4/5} and {@code 4 out of 5} are 4. Codes
 * of unread replies: {@code no-score}, {@code out-of-range}. Immutable.
 */
public final class Score implements ReplyFormat<Double> {

    private static final String NUMBER = "([-+]?\\d{1,9}(?:\\.\\d{1,9})?)(?![\\d%])";
    private static final Pattern NAMED =
            Pattern.compile("(?i)\\b(?:score|rating|grade|points?|verdict)\\b[^\\d\\n+-]{0,40}" + NUMBER);
    private static final Pattern FIRST = Pattern.compile("(?s)[^\\p{L}\\p{N}+-]*" + NUMBER + ".*");

    private final BigDecimal min;
    private final BigDecimal max;

    /**
     * @param min the lowest number of the scale
     * @param max the highest, above {@code min}
     */
    public Score(double min, double max) {
        if (!(min < max)) {
            throw new IllegalArgumentException("max must be above min, but they were " + max + " and " + min);
        }
        this.min = BigDecimal.valueOf(min);
        this.max = BigDecimal.valueOf(max);
    }

    @Override
    public Parsed<Double> parse(String text, boolean truncated) {
        var reply = Whitespace.unixLines(text).replace("*", "").replace("_", "");
        String found = null;
        var named = NAMED.matcher(reply);
        while (named.find()) {
            found = named.group(1);
        }
        var first = FIRST.matcher(reply);
        if (found == null && first.matches()) {
            found = first.group(1);
        }
        if (found == null) {
            return unread("no-score", "the reply gives no number", text);
        }
        var score = new BigDecimal(found);
        if (score.compareTo(min) < 0 || score.compareTo(max) > 0) {
            return unread("out-of-range", found + " is not from " + plain(min) + " to " + plain(max), text);
        }
        return new Parsed<>(List.of(score.doubleValue()), List.of());
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static Parsed<Double> unread(String code, String detail, String text) {
        return new Parsed<>(List.of(), List.of(new Unread(code, detail, text)));
    }

    @Override
    public String render(List<Double> items) {
        return ReplyText.verified(this, items, items.size() == 1 ? plain(BigDecimal.valueOf(items.get(0))) : "");
    }
}
