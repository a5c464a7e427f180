package dev.espalier.builtin;

import java.math.BigInteger;

/** An exact fraction in lowest terms; the denominator is positive. Immutable. */
record Fraction(BigInteger numerator, BigInteger denominator) {

    static final Fraction ZERO = of(0, 1);

    Fraction {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("a fraction with denominator 0");
        }
        var common = numerator.gcd(denominator);
        var divisor = denominator.signum() < 0 ? common.negate() : common;
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    static Fraction of(long numerator, long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Fraction negated() {
        return new Fraction(numerator.negate(), denominator);
    }

    Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    boolean isWhole() {
        return denominator.equals(BigInteger.ONE);
    }

    /** Returns {@code 7/3}, or a whole number. */
    String plain() {
        return isWhole() ? numerator.toString() : numerator + "/" + denominator;
    }

    /** Returns {@code 2 1/3}: the whole part in front, if there is one. */
    String mixed() {
        var parts = numerator.abs().divideAndRemainder(denominator);
        if (isWhole() || parts[0].signum() == 0) {
            return plain();
        }
        return (numerator.signum() < 0 ? "-" : "") + parts[0] + " " + parts[1] + "/" + denominator;
    }
}
