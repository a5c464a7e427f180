package dev.espalier.text;

/**
 * The entry of a pool that is nearest to a text; the first one where several are equally near.
 *
 * @param index its number, 0-based, in the order in which entries were added
 * @param score its ROUGE-L F1 with the text, from 0 to 1
 */
public record Nearest(int index, double score) {}
