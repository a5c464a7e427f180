package dev.espalier.builtin;

import java.math.BigDecimal;
import java.math.MathContext;

/** Evaluates sums and products with parentheses, to 50 digits; not by way of any family. */
final class Calculator {

    private static final MathContext DIGITS = new MathContext(50);

    private final String text;
    private int at;

    private Calculator(String text) {
        this.text = text.replace(" ", "");
    }

    static BigDecimal value(String expression) {
        var calculator = new Calculator(expression);
        var value = calculator.sum();
        if (calculator.at < calculator.text.length()) {
            throw new IllegalArgumentException(expression);
        }
        return value;
    }

    private char next() {
        return at < text.length() ? text.charAt(at) : ' ';
    }

    private BigDecimal sum() {
        var value = product();
        while (next() == '+' || next() == '-') {
            boolean plus = text.charAt(at++) == '+';
            value = plus ? value.add(product()) : value.subtract(product());
        }
        return value;
    }

    private BigDecimal product() {
        var value = factor();
        while (next() == '*' || next() == '/') {
            boolean times = text.charAt(at++) == '*';
            value = times ? value.multiply(factor(), DIGITS) : value.divide(factor(), DIGITS);
        }
        return value;
    }

    private BigDecimal factor() {
        if (next() == '-') {
            at++;
            return factor().negate();
        }
        if (next() == '(') {
            at++;
            var value = sum();
            at++;
            return value;
        }
        int from = at;
        while (Character.isDigit(next()) || next() == '.') {
            at++;
        }
        return new BigDecimal(text.substring(from, at));
    }
}
