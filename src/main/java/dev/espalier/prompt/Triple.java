package dev.espalier.prompt;

/**
 * A task with one worked case, as a model that was asked for whole examples gives it.
 *
 * @param instruction what is to be done
 * @param input what it is applied to, {@code ""} for none
 * @param output the answer
 */
public record Triple(String instruction, String input, String output) {}
