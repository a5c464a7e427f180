package dev.espalier.model;

import java.util.List;

/**
 * A task written by people that shows a language model what is wanted, in the schema of Self-Instruct (Wang et al.
 * 2022).
 *
 * @param id unique among the seed tasks of a run
 * @param name a short name for people, may be empty
 * @param instruction what is to be done; never blank
 * @param instances worked inputs and outputs; may be empty
 * @param isClassification whether the answers come from a finite set of labels
 */
public record SeedTask(String id, String name, String instruction, List<Instance> instances, boolean isClassification) {

    public SeedTask {
        if (id.isBlank() || instruction.isBlank()) {
            throw new IllegalArgumentException("a seed task needs an id and an instruction");
        }
        instances = List.copyOf(instances);
    }

    /**
     * One worked case of a task.
     *
     * @param input what the instruction is applied to; empty when it needs nothing
     * @param output the right answer
     */
    public record Instance(String input, String output) {}
}
