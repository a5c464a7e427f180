package dev.espalier.io;

/**
 * One record of a dataset file.
 *
 * @param number of the record in its file, 1-based; records with a problem are counted, too, so that mending one does not
 *     renumber the others
 * @param value its fields
 */
public record Row(long number, Node.Mapping value) {}
