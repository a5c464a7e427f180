package dev.espalier.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Where an example comes from. Holds ids only: the prompts and replies stand in the journal under the keys of
 * {@link #calls}.
 *
 * @param parents ids of the examples it was made from, nearest last
 * @param demonstrations ids of the seed tasks and examples shown to the model when it was made
 * @param calls the model calls that made it, in order
 * @param stage the stage it comes from, where one mixed what several had made; else empty
 */
public record Lineage(List<String> parents, List<String> demonstrations, List<CallRef> calls, String stage) {

    /** The lineage of what was read, not made. */
    public static final Lineage NONE = new Lineage(List.of(), List.of(), List.of());

    /** The lineage of what comes from no mixing stage. */
    public Lineage(List<String> parents, List<String> demonstrations, List<CallRef> calls) {
        this(parents, demonstrations, calls, "");
    }

    public Lineage {
        parents = List.copyOf(parents);
        demonstrations = List.copyOf(demonstrations);
        calls = List.copyOf(calls);
    }

    /**
     * One call of a model.
     *
     * @param step stage and step that called, as {@code stage/step}
     * @param key the journal key of the call, lower-case hexadecimal
     * @param model the model that replied, as {@code provider:name}
     */
    public record CallRef(String step, String key, String model) {}

    /** Returns this lineage with one more parent. */
    public Lineage withParent(String id) {
        return new Lineage(append(parents, id), demonstrations, calls, stage);
    }

    /** Returns this lineage with one more call. */
    public Lineage withCall(CallRef call) {
        return new Lineage(parents, demonstrations, append(calls, call), stage);
    }

    /** Returns this lineage with these demonstrations after those it has. */
    public Lineage withDemonstrations(List<String> ids) {
        var all = new ArrayList<>(demonstrations);
        all.addAll(ids);
        return new Lineage(parents, all, calls, stage);
    }

    /** Returns this lineage with another stage. */
    public Lineage withStage(String name) {
        return new Lineage(parents, demonstrations, calls, name);
    }

    private static <T> List<T> append(List<T> list, T last) {
        var all = new ArrayList<>(list);
        all.add(last);
        return all;
    }
}
