package dev.espalier.step;

/** A step under the name that lineage, ledger and report call it by. */
public record NamedStep(String name, Step step) {}
