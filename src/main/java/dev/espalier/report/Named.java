package dev.espalier.report;

/** An instruction and what names it. */
public record Named(String id, String text) {}
