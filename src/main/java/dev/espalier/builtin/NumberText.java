package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Numbers as the teacher writes and reads them. */
final class NumberText {

    private static final Pattern LIST = Pattern.compile("\\d{1,7}(?:, ?\\d{1,7}){0,60}");
    private static final Pattern ONE = Pattern.compile("\\d{1,7}");

    private NumberText() {}

    /** Returns a list such as {@code 4, 8, 15}. */
    static String draw(SeededRandom random, int fewest, int most, int low, int high) {
        var numbers = new ArrayList<Integer>();
        for (int i = random.between(fewest, most); i > 0; i--) {
            numbers.add(random.between(low, high));
        }
        return join(numbers);
    }

    static String join(List<? extends Number> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    static Optional<List<Integer>> list(String text) {
        return LIST.matcher(text).matches()
                ? Optional.of(Arrays.stream(text.split(", ?", -1))
                        .map(Integer::valueOf)
                        .toList())
                : Optional.empty();
    }

    static Optional<Integer> one(String text) {
        return ONE.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    /** Returns a number without needless zeros: {@code 12.5}. */
    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Returns the quotient if it has two decimals at most. */
    static Optional<String> quotient(long dividend, long divisor) {
        if (divisor == 0
                || !BigInteger.valueOf(dividend)
                        .multiply(BigInteger.valueOf(100))
                        .mod(BigInteger.valueOf(divisor).abs())
                        .equals(BigInteger.ZERO)) {
            return Optional.empty();
        }
        return Optional.of(plain(BigDecimal.valueOf(dividend).divide(BigDecimal.valueOf(divisor))));
    }
}
