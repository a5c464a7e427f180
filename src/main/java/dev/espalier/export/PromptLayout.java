package dev.espalier.export;

import java.util.List;

/**
 * A layout of instruction and input in a prompt: the reformatting step of Self-Instruct (Wang et al. 2022, released code).
 *
 * @param before stands before the instruction
 * @param between stands between instruction and input; unused without input
 * @param after ends the prompt; if it is the cue {@code Output:}, the completion starts with a blank
 */
record PromptLayout(String before, String between, String after) {

    static final List<PromptLayout> WITH_INPUT = List.of(
            new PromptLayout("", "\nInput: ", "\nOutput:"),
            new PromptLayout("", "\n\nInput: ", "\n\nOutput:"),
            new PromptLayout("Task: ", "\nInput: ", "\nOutput:"),
            new PromptLayout("", "\n\n", "\n\nOutput:"),
            new PromptLayout("", "\n\n", "\n\n"),
            new PromptLayout("", "\n", "\n\n"),
            new PromptLayout("Task: ", "\n\n", "\n\n"));

    static final List<PromptLayout> WITHOUT_INPUT = List.of(
            new PromptLayout("", "", " Output:"),
            new PromptLayout("", "", "\nOutput:"),
            new PromptLayout("", "", "\n\nOutput:"),
            new PromptLayout("", "", "\n"),
            new PromptLayout("", "", "\n\n"),
            new PromptLayout("Task: ", "", "\n\n"));

    boolean endsWithCue() {
        return after.endsWith("Output:");
    }

    String prompt(String instruction, String input) {
        return before + instruction + (input.isEmpty() ? "" : between + input) + after;
    }
}
