package dev.espalier.step;

/** A step under the name that lineage, ledger and report call it by. */
public record NamedStep(String name, Step step) {

    /**
     * Returns who is named as the one that rejected.
     *
     * @param inner the name of a step within this one; {@code ""} for this one itself
     */
    public String rejecter(String inner) {
        return inner.isEmpty() ? name : inner;
    }
}
