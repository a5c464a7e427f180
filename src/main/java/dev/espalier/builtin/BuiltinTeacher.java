package dev.espalier.builtin;

import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.Operation;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Request;
import dev.espalier.model.SeedTask.Instance;
import dev.espalier.model.SeededRandom;
import dev.espalier.prompt.InputFirstInstances;
import dev.espalier.prompt.InstructionTriples;
import dev.espalier.prompt.NumberedList;
import dev.espalier.prompt.OutputFirstInstances;
import dev.espalier.prompt.ReplyFormat;
import dev.espalier.prompt.Triple;
import dev.espalier.prompt.YesNo;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A teacher that is a program, not a language model: its tasks come from families whose answers can be computed, so they
 * are right. It needs no key and no network, and answers at once.
 *
 * <p>A reply depends on the operation of the request and its variables alone; nothing is remembered. What it does not
 * understand it refuses, with a text that starts with {@link #REFUSAL}; it never throws. Stateless and thread-safe. The
 * operations are in the package documentation.
 */
public final class BuiltinTeacher implements LanguageModel {

    /** How every refusal starts. */
    public static final String REFUSAL = "I cannot do this: ";

    /** How instructions start that look like classification, for those that no family understands. */
    private static final Pattern SOUNDS_LIKE_CLASSIFICATION = Pattern.compile(
            "(?is)\\s*(?:(?:please|given)\\b.{0,80}?)?\\b(?:classify|categori[sz]e|label|is|are|does|do|can|which category"
                    + "|what type|(?:decide|determine|detect|identify|tell|check|predict|judge|say) (?:if|whether))\\b.*");

    /** Tries at different inputs for each one that is wanted. */
    private static final int TRIES = 30;

    /** Returns the version: replies may change with it, and only with it. */
    public String version() {
        return "1";
    }

    @Override
    public String id() {
        return "builtin:" + version();
    }

    @Override
    public boolean readsOperation() {
        return true;
    }

    @Override
    public Reply reply(Request request) {
        var operation = request.operation();
        try {
            return Reply.of(text(operation, new Variables(operation)));
        } catch (Variables.Unusable unusable) {
            return refusal(unusable.getMessage());
        }
    }

    private static String text(Operation operation, Variables variables) throws Variables.Unusable {
        return switch (operation.name()) {
            case "propose-instructions" -> proposeInstructions(variables);
            case "propose-examples" -> proposeExamples(variables);
            case "is-classification" -> new YesNo().render(List.of(isClassification(variables.text("instruction"))));
            case "make-instances" -> makeInstances(variables);
            case "respond" -> respond(variables);
            default -> throw new Variables.Unusable("this operation is not one of mine.");
        };
    }

    private static String proposeInstructions(Variables variables) throws Variables.Unusable {
        int count = variables.count();
        var format = new NumberedList(NumberedList.Options.continuing(variables.number("start-at", 0, 1_000_000)));
        return format.render(Composer.compose(count, variables.random()).stream()
                .map(Composer.Composed::instruction)
                .toList());
    }

    private static String proposeExamples(Variables variables) throws Variables.Unusable {
        int count = variables.count();
        var format = new InstructionTriples(
                InstructionTriples.Options.continuing(variables.number("start-at", 0, 1_000_000)));
        return format.render(Composer.compose(count, variables.random()).stream()
                .map(made -> new Triple(
                        made.instruction(),
                        made.example().input(),
                        made.example().output()))
                .toList());
    }

    private static boolean isClassification(String instruction) {
        return Recogniser.recognise(instruction)
                .map(task -> task.family().isClassification())
                .orElseGet(() -> SOUNDS_LIKE_CLASSIFICATION.matcher(instruction).matches());
    }

    private static String makeInstances(Variables variables) throws Variables.Unusable {
        var layout = variables.text("layout");
        ReplyFormat<Instance> format =
                switch (layout) {
                    case "input-first" -> new InputFirstInstances();
                    case "output-first" -> new OutputFirstInstances();
                    default -> throw new Variables.Unusable("the layout is neither input-first nor output-first.");
                };
        var task = recognise(variables);
        if (layout.equals("output-first") && !task.family().isClassification()) {
            throw new Variables.Unusable("the task has no labels to put first.");
        }
        return format.render(instances(task, variables.count(), variables.random()));
    }

    /**
     * Makes one instance of each label of a classification task, one or two of any other task; their inputs differ. The models of
     * Self-Instruct made 1.57 on average (82,439 instances of 52,445 instructions); as many as allowed of each would be dull.
     */
    private static List<Instance> instances(Task task, int atMost, SeededRandom random) throws Variables.Unusable {
        int wanted = task.family().isClassification() ? atMost : Math.min(atMost, 1 + random.nextInt(2));
        var drawn = new LinkedHashSet<Instance>();
        for (int i = 0; i < TRIES * wanted && drawn.size() < 4 * wanted; i++) {
            task.instance(random.between(Level.EASIEST, Level.HARDEST), random).ifPresent(drawn::add);
        }
        if (drawn.isEmpty()) {
            throw new Variables.Unusable("the task has no answer.");
        }
        var byLabel = new LinkedHashMap<String, Instance>();
        drawn.forEach(instance -> byLabel.putIfAbsent(instance.output(), instance));
        var chosen = task.family().isClassification() ? byLabel.values() : drawn;
        return chosen.stream().limit(wanted).toList();
    }

    private static String respond(Variables variables) throws Variables.Unusable {
        var task = recognise(variables);
        Optional<String> answer = task.answer(variables.text("input"));
        return answer.orElseThrow(
                () -> new Variables.Unusable("the input does not fit the task, or it has no answer."));
    }

    private static Task recognise(Variables variables) throws Variables.Unusable {
        return Recogniser.recognise(variables.text("instruction"))
                .orElseThrow(() -> new Variables.Unusable("I do not know this kind of task."));
    }

    private static Reply refusal(String why) {
        return Reply.of(REFUSAL + why);
    }
}
