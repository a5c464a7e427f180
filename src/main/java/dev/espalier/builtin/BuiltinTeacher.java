package dev.espalier.builtin;

import dev.espalier.builtin.Layout.Answer;
import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.Operation;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Request;
import dev.espalier.model.SeedTask.Instance;
import dev.espalier.prompt.InputFirstInstances;
import dev.espalier.prompt.InstructionTriples;
import dev.espalier.prompt.NumberedList;
import dev.espalier.prompt.OutputFirstInstances;
import dev.espalier.prompt.ReplyFormat;
import dev.espalier.prompt.Triple;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** How the id of a call ends in lineage if its answer is wrong on purpose. */
    public static final String WRONG = "#wrong-on-purpose";

    /** How instructions start that look like classification, for those that no family understands. */
    private static final Pattern SOUNDS_LIKE_CLASSIFICATION = Pattern.compile(
            "(?is)\\s*(?:(?:please|given)\\b.{0,80}?)?\\b(?:classify|categori[sz]e|label|is|are|does|do|can|which category"
                    + "|what type|(?:decide|determine|detect|identify|tell|check|predict|judge|say) (?:if|whether))\\b.*");

    /** Tries at different inputs for each one that is wanted. */
    private static final int TRIES = 30;

    private final double errorRate;
    private final TaskRange range;

    /** A teacher without mistakes. */
    public BuiltinTeacher() {
        this(0);
    }

    /** A teacher that proposes all tasks, and errs as the other constructor says. */
    public BuiltinTeacher(double errorRate) {
        this(errorRate, TaskRange.ALL);
    }

    /**
     * A teacher that proposes some tasks only, or errs on purpose, so that judges, votes and filters have something to find. Which answers are wrong depends on
     * the request alone, see {@link #errs}; its {@link #id} tells all this.
     *
     * @param errorRate the share of answers that are wrong, 0 to 1
     * @param range the tasks that it proposes; it answers all
     */
    public BuiltinTeacher(double errorRate, TaskRange range) {
        if (!(errorRate >= 0 && errorRate <= 1)) {
            throw new IllegalArgumentException("the error rate must be from 0 to 1 but was " + errorRate);
        }
        this.errorRate = errorRate;
        this.range = range;
    }

    /** Returns the version: replies may change with it, and only with it. */
    public String version() {
        return "5";
    }

    @Override
    public String id() {
        var options = Stream.of(errorRate == 0 ? "" : "error-rate=" + errorRate, range.words())
                .filter(option -> !option.isEmpty())
                .collect(Collectors.joining("&"));
        return "builtin:" + version() + (options.isEmpty() ? "" : "?" + options);
    }

    @Override
    public boolean readsOperation() {
        return true;
    }

    @Override
    public boolean hasTokens() {
        return false;
    }

    @Override
    public Reply reply(Request request) {
        var operation = request.operation();
        try {
            return Reply.of(text(operation, new Variables(operation, range)));
        } catch (Variables.Unusable unusable) {
            return refusal(unusable.getMessage());
        } catch (IllegalArgumentException unwritable) {
            return refusal("the answer cannot be written in this layout.");
        }
    }

    /** Returns the id, with {@link #WRONG} behind it if the reply is wrong on purpose. */
    @Override
    public String idFor(Request request) {
        var operation = request.operation();
        boolean isWrong = (errs(operation) || isCareless(operation))
                && !reply(request).equals(new BuiltinTeacher(0, range).reply(careful(request)));
        return isWrong ? id() + WRONG : id();
    }

    /** Returns the request as it is put to a model that is not to play a weaker one. */
    private static Request careful(Request request) {
        var operation = request.operation();
        return operation.name().equals("attempt")
                ? new Request(
                        request.messages(),
                        request.sampling(),
                        new Operation("respond", operation.variables()),
                        request.shape())
                : request;
    }

    /** Returns whether an operation is one of those whose answers, if it has any, are wrong on purpose. */
    public boolean errs(Operation operation) {
        // Asked of every call, so a teacher that never errs does not draw.
        return errorRate > 0 && new Variables(operation).random("error").nextDouble() < errorRate;
    }

    private String text(Operation operation, Variables variables) throws Variables.Unusable {
        return switch (operation.name()) {
            case "propose-instructions" -> proposeInstructions(variables);
            case "propose-examples" -> proposeExamples(variables, mistakes(operation));
            case "make-instances" -> makeInstances(variables, mistakes(operation));
            case "is-classification" ->
                verdict(operation, Answer.of(isClassification(variables.text("instruction"))), variables);
            case "respond" ->
                Layout.write(Answer.of(mistakes(operation).apply(Answers.respond(variables))), "text", variables);
            case "chat" -> mistakes(operation).apply(Answers.chat(variables));
            case "evolve" -> Layout.write(Answers.evolve(variables), "text", variables);
            case "rephrase" -> Layout.write(Answers.rephrase(variables), "text", variables);
            case "translate" -> Layout.write(Answers.translate(variables), "text", variables);
            case "judge" -> verdict(operation, Answers.judge(variables), variables);
            case "judge-equal" -> verdict(operation, Answers.areEqual(variables), variables);
            case "score" -> Layout.write(Answers.score(variables), "score", variables);
            case "attempt" ->
                Layout.write(Answer.of(carelessly(operation).apply(Answers.respond(variables))), "text", variables);
            case "propose-tasks" -> Layout.write(Proposals.tasks(variables), "tags", variables);
            case "make-example" -> Layout.write(Proposals.example(variables), "tags", variables);
            case "formulate" -> Layout.write(Proposals.formulations(variables), "list", variables);
            case "choose-next" -> Layout.write(Proposals.next(variables), "text", variables);
            case "fits" -> verdict(operation, Proposals.fits(variables), variables);
            case "prefer" -> Layout.write(Proposals.better(variables), "choice", variables);
            case "rank" -> Layout.write(Proposals.ranked(variables), "rank", variables);
            case "categorise" -> Layout.write(Category.of(variables), "choice", variables);
            case "list-constraints" -> Layout.write(Answers.constraints(variables), "list", variables);
            case "is-answerable" -> verdict(operation, Answers.isAnswerable(variables), variables);
            case "follow-up" -> Layout.write(Answer.of(Dialogue.followUp(variables)), "text", variables);
            case "reply-to-follow-up" ->
                Layout.write(Answer.of(mistakes(operation).apply(Dialogue.reply(variables))), "text", variables);
            case "list-nouns" -> Layout.write(Answers.nouns(variables), "list", variables);
            default -> ofRecipe(operation, variables);
        };
    }

    /** Answers what single recipes ask. */
    private String ofRecipe(Operation operation, Variables variables) throws Variables.Unusable {
        var name = operation.name();
        if (name.equals("judge-constraint")) {
            return verdict(operation, TextAnswers.answer(name, variables), variables);
        }
        if (TextAnswers.OPERATIONS.contains(name)) {
            return Layout.write(TextAnswers.answer(name, variables), "text", variables);
        }
        if (Levels.OPERATIONS.contains(name)) {
            return Layout.write(Levels.answer(name, variables), "list", variables);
        }
        if (Metadata.OPERATIONS.contains(name)) {
            return Layout.write(Metadata.answer(name, variables), "list", variables);
        }
        if (SkillMix.OPERATIONS.contains(name)) {
            return Layout.write(
                    SkillMix.answer(name, variables), name.startsWith("list-") ? "list" : "text", variables);
        }
        if (Methods.OPERATIONS.contains(name)) {
            return Layout.write(Methods.answer(name, variables), "text", variables);
        }
        throw new Variables.Unusable("this operation is not one of mine.");
    }

    /** What becomes of an answer: it stays, or becomes a wrong one. */
    private UnaryOperator<String> mistakes(Operation operation) {
        if (!errs(operation)) {
            return UnaryOperator.identity();
        }
        var random = new Variables(operation).random("mistake");
        return answer -> Mistakes.in(answer, random);
    }

    /** What becomes of an answer that is given as a weaker model would. */
    private UnaryOperator<String> carelessly(Operation operation) {
        var random = new Variables(operation).random("mistake");
        return isCareless(operation) ? answer -> Mistakes.in(answer, random) : mistakes(operation);
    }

    /** Of two answers of a weaker model, one is wrong. */
    private static boolean isCareless(Operation operation) {
        return operation.name().equals("attempt")
                && new Variables(operation).random("attempt").nextInt(2) == 1;
    }

    private String verdict(Operation operation, Answer answer, Variables variables) throws Variables.Unusable {
        var given = errs(operation) ? answer.reversed(variables) : answer;
        return Layout.write(given, "yes-no", variables);
    }

    private static String proposeInstructions(Variables variables) throws Variables.Unusable {
        int count = variables.count();
        var format = new NumberedList(NumberedList.Options.continuing(variables.number("start-at", 0, 1_000_000)));
        return format.render(
                Composer.compose(count, variables.range(), variables.guidance(), variables.random()).stream()
                        .map(Composer.Composed::instruction)
                        .toList());
    }

    private static String proposeExamples(Variables variables, UnaryOperator<String> mistakes)
            throws Variables.Unusable {
        int count = variables.count();
        var format = new InstructionTriples(
                InstructionTriples.Options.continuing(variables.number("start-at", 0, 1_000_000)));
        return format.render(
                Composer.compose(count, variables.range(), variables.guidance(), variables.random()).stream()
                        .map(made -> new Triple(
                                made.instruction(),
                                made.example().input(),
                                mistakes.apply(made.example().output())))
                        .toList());
    }

    private static boolean isClassification(String instruction) {
        return Recogniser.recognise(instruction)
                .map(task -> task.family().isClassification())
                .orElseGet(() -> SOUNDS_LIKE_CLASSIFICATION.matcher(instruction).matches());
    }

    private static String makeInstances(Variables variables, UnaryOperator<String> mistakes) throws Variables.Unusable {
        var layout = variables.text("layout");
        ReplyFormat<Instance> format =
                switch (layout) {
                    case "input-first" -> new InputFirstInstances();
                    case "output-first" -> new OutputFirstInstances();
                    default -> throw new Variables.Unusable("the layout is neither input-first nor output-first.");
                };
        var task = Answers.recognise(variables.text("instruction"));
        if (layout.equals("output-first") && !task.family().isClassification()) {
            throw new Variables.Unusable("the task has no labels to put first.");
        }
        return format.render(instances(task, variables).stream()
                .map(instance -> new Instance(instance.input(), mistakes.apply(instance.output())))
                .toList());
    }

    /**
     * Makes one instance of each label of a classification task, one or two of any other task; their inputs differ. The models of
     * Self-Instruct made 1.57 on average (82,439 instances of 52,445 instructions); as many as allowed of each would be dull.
     */
    private static List<Instance> instances(Task task, Variables variables) throws Variables.Unusable {
        int atMost = variables.count();
        var random = variables.random();
        var range = variables.range();
        int wanted = task.family().isClassification() ? atMost : Math.min(atMost, 1 + random.nextInt(2));
        var drawn = new LinkedHashSet<Instance>();
        for (int i = 0; i < TRIES * wanted && drawn.size() < 4 * wanted; i++) {
            task.instance(range.drawLevel(random), random).ifPresent(drawn::add);
        }
        if (drawn.isEmpty()) {
            throw new Variables.Unusable("the task has no answer.");
        }
        var byLabel = new LinkedHashMap<String, Instance>();
        drawn.forEach(instance -> byLabel.putIfAbsent(instance.output(), instance));
        var chosen = task.family().isClassification() ? byLabel.values() : drawn;
        return chosen.stream().limit(wanted).toList();
    }

    private static Reply refusal(String why) {
        return Reply.of(REFUSAL + why);
    }
}
