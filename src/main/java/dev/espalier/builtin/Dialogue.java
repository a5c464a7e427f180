package dev.espalier.builtin;

import java.util.List;

/** Goes on with a conversation about a task: the same task once more, and its answer. */
final class Dialogue {

    private static final int TRIES = 200;

    /** An input for the same instruction follows, on the next line. */
    private static final List<String> SAME_TASK = List.of(
            "Thanks. And the same for this, please:",
            "Now do it with the following:",
            "I have another one:",
            "Good. What about this?",
            "Once more, for this one:");

    /** Another task of the same kind follows. */
    private static final List<String> OTHER_TASK =
            List.of("Thank you. Something similar: ", "Next question. ", "And now this: ", "One more: ");

    private Dialogue() {}

    /** Returns what the user says after instruction, input and the text {@code dialogue}. */
    static String followUp(Variables variables) throws Variables.Unusable {
        var instruction = variables.text("instruction");
        var input = variables.textOrNone("input");
        var said = instruction + "\n" + input + "\n" + variables.textOrNone("dialogue");
        var task = Answers.recognise(instruction);
        var random = variables.random();
        int level = variables.range().nearest(task.level(input));
        for (int i = 0; i < TRIES; i++) {
            var next = input.isEmpty()
                    ? FreshStart.standalone(task.family(), level, random)
                    : task.instance(level, random).map(made -> made.input());
            // What was asked before is no new question.
            if (next.isPresent() && !said.contains(next.get())) {
                return input.isEmpty()
                        ? random.pick(OTHER_TASK) + next.get()
                        : random.pick(SAME_TASK) + "\n" + next.get();
            }
        }
        throw new Variables.Unusable("I find nothing more to ask about this task.");
    }

    /** Answers {@code follow-up}, which may ask for the same instruction with another input. */
    static String reply(Variables variables) throws Variables.Unusable {
        var message = variables.text("follow-up").strip();
        int end = message.indexOf('\n');
        if (end > 0 && SAME_TASK.contains(message.substring(0, end).strip())) {
            return Answers.respond(
                    variables.with("input", message.substring(end + 1).strip()));
        }
        var question = OTHER_TASK.stream()
                .filter(message::startsWith)
                .findFirst()
                .map(lead -> message.substring(lead.length()))
                .orElse(message);
        return Answers.chat(variables.with("message", question));
    }
}
