package dev.espalier.builtin;

/** A second way to find out whether an answer is right: another algorithm than the family's, or an inverse. */
interface Check {

    /** Returns whether the answer is right; {@code instruction} is the family's wording without forms and scenes. */
    boolean isRight(String instruction, Values values, String input, String answer);
}
