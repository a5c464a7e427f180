package dev.espalier.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** US dollars, as people write and read them. */
final class Money {

    private static final Pattern AMOUNT =
            Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,12})?) ?(?:usd)?", Pattern.CASE_INSENSITIVE);

    private Money() {}

    /**
     * Returns what was written: {@code 5usd}, {@code 0.50 USD} or {@code 5}.
     *
     * @throws UsageException if it is something else, or another currency
     */
    static BigDecimal parse(String option, String written) {
        var matcher = AMOUNT.matcher(written.strip());
        if (!matcher.matches()) {
            throw new UsageException(option + ": \"" + written + "\" is not an amount of US dollars, such as 5usd");
        }
        return new BigDecimal(matcher.group(1));
    }

    /** Returns an amount with two decimals from a dollar on, four below: most calls cost less than a cent. */
    static String text(BigDecimal dollars) {
        int decimals = dollars.compareTo(BigDecimal.ONE) < 0 ? 4 : 2;
        return dollars.setScale(decimals, RoundingMode.HALF_UP).toPlainString() + " USD";
    }
}
