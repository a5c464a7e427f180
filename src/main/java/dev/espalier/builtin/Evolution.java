package dev.espalier.builtin;

import dev.espalier.model.SeedTask.Instance;
import dev.espalier.model.SeededRandom;
import dev.espalier.prompt.Whitespace;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes a task out of another, by the operators of Evol-Instruct (Xu et al. 2023): one more constraint, more depth, a concrete
 * case, more steps, a harder input, or a new task beside it.
 */
final class Evolution {

    /** The names of the operators. */
    static final List<String> OPERATORS =
            List.of("constrain", "deepen", "concretise", "reason", "complicate-input", "broaden");

    private static final int TRIES = 60;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,7}");

    /** A new task in words, with a worked case. */
    record Evolved(String instruction, Instance example) {}

    private final String instruction;
    private final String input;
    private final Task task;
    private final TaskRange range;
    private final SeededRandom random;

    /**
     * @param instruction the words of the task
     * @param input an input for it; kept where the operator does not change it and the new task can answer it
     * @param range which bounds what is new: other families, and levels above that of the task
     */
    Evolution(String instruction, String input, Task task, TaskRange range, SeededRandom random) {
        this.instruction = instruction;
        this.input = input;
        this.task = task;
        this.range = range;
        this.random = random;
    }

    /** Returns the new task; empty if the teacher finds none. */
    Optional<Evolved> by(String operator) {
        for (int i = 0; i < TRIES; i++) {
            var evolved = attempt(operator);
            if (evolved.isPresent()) {
                return evolved;
            }
        }
        return Optional.empty();
    }

    private Optional<Evolved> attempt(String operator) {
        return switch (operator) {
            case "constrain" -> constrained().flatMap(this::onSameInput);
            case "deepen" ->
                deeper().or(this::withMoreSteps).or(this::constrained).flatMap(this::onSameInput);
            case "reason" ->
                withMoreSteps().or(this::deeper).or(this::constrained).flatMap(this::onSameInput);
            case "concretise" -> Optional.of(concrete()).flatMap(this::onSameInput);
            case "complicate-input" -> onHarderInput();
            default -> beside();
        };
    }

    private Optional<String> constrained() {
        return Demands.draw(task.family().shape(), 1, random).stream()
                .filter(drawn -> task.constraints().stream()
                        .noneMatch(constraint -> constraint.name().equals(drawn.name())))
                .findFirst()
                .map(drawn -> instruction + " " + drawn.describe(random.nextInt(1000)));
    }

    /** The same kind of task one level up: a longer chain, larger numbers. */
    private Optional<String> deeper() {
        if (isChain() && Chain.level(Chain.steps(task.values()).size() + 1) > range.hardest()) {
            return Optional.empty();
        }
        int level = Math.min(range.hardest(), task.level(input) + 1);
        var kind = isChain()
                ? "depth-" + (Chain.steps(task.values()).size() + 1)
                : task.values().kind();
        var wordings = task.family().wordings().stream()
                .filter(wording -> wording.language().equals(Wording.ENGLISH))
                .filter(wording -> wording.kind().equals(kind))
                .toList();
        if (wordings.isEmpty()) {
            return Optional.empty();
        }
        var wording = random.pick(wordings);
        var core = isChain()
                ? wording.sayAgain(task.values(), random).orElseThrow()
                : wording.say(level, random).text();
        return Recogniser.recognise(core)
                .map(deeper -> new Task(deeper.family(), deeper.values(), task.forms(), task.constraints()))
                .filter(deeper -> isChain() || size(deeper.values()) > size(task.values()))
                .flatMap(deeper -> Rewording.inOtherWords(deeper, instruction, random))
                .map(this::inScene);
    }

    /** Puts what stood before the task before another: who asks, and where. */
    private String inScene(String said) {
        var scenes = Sentences.split(Whitespace.collapse(instruction)).stream()
                .takeWhile(sentence -> Scenes.BEFORE.stream()
                        .anyMatch(scene -> scene.understand(sentence).isPresent()))
                .toList();
        return scenes.isEmpty() ? said : String.join(" ", scenes) + " " + said;
    }

    /** How large the numbers of a task are, all together. */
    private static long size(Values values) {
        return values.map().values().stream()
                .filter(value -> NUMBER.matcher(value).matches())
                .mapToLong(Long::parseLong)
                .sum();
    }

    private boolean isChain() {
        return task.values().has(Chain.END);
    }

    /** A second thing to find out about the answer. */
    private Optional<String> withMoreSteps() {
        if (!task.isPlain()) {
            return Optional.empty();
        }
        return AnswerForms.ALL.stream()
                .filter(form -> form.name().equals("length-line"))
                .filter(form -> form.shapes().contains(task.family().shape()))
                .findFirst()
                .map(form -> instruction + " "
                        + random.pick(form.wordings()).say(random).text());
    }

    /** Somebody in some place has this very task, and wants the answer in a form of their own. */
    private String concrete() {
        var text = random.pick(Scenes.BEFORE).say(random).text() + " " + instruction;
        var forms = AnswerForms.ALL.stream()
                .filter(form -> form.shapes().contains(task.family().shape()))
                .toList();
        return task.isPlain()
                ? text + " "
                        + random.pick(random.pick(forms).wordings()).say(random).text()
                : text
                        + constrained()
                                .map(more -> more.substring(instruction.length()))
                                .orElse("");
    }

    private Optional<Evolved> onSameInput(String evolved) {
        return changed(evolved)
                .flatMap(next -> next.answer(input)
                        .map(answer -> new Instance(input, answer))
                        .or(() -> next.instance(range.nearest(next.level(input)), random))
                        .map(example -> new Evolved(evolved, example)));
    }

    private Optional<Task> changed(String evolved) {
        return Recogniser.recognise(evolved).filter(next -> !Rewording.areEqual(next, task, random));
    }

    private Optional<Evolved> onHarderInput() {
        if (task.family().input(task.values(), Level.HARDEST, random).isEmpty()) {
            return deeper().flatMap(this::onSameInput);
        }
        int known = task.family().level(task.values(), input);
        int hardest = range.hardest();
        if (known > hardest && !input.isEmpty()) {
            return Optional.empty();
        }
        int level = random.between(Math.min(hardest, known + 1), hardest);
        var said = Rewording.inOtherWords(task, instruction, random)
                .map(this::inScene)
                .orElse(instruction);
        return task.instance(level, random)
                .filter(example -> example.input().length() > input.length() || level == hardest)
                .filter(example -> !example.input().equals(input))
                .map(example -> new Evolved(said, example));
    }

    /** A task of another family whose answers look alike, as hard as this one and with as many demands. */
    private Optional<Evolved> beside() {
        var others = Families.ALL.stream()
                .filter(range::holds)
                .filter(family -> family.shape() == task.family().shape())
                .filter(family -> !family.name().equals(task.family().name()))
                .toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        int level = range.nearest(task.level(input));
        var composed = Composer.compose(random.pick(others), level, random);
        var made = new Evolved(composed.instruction(), composed.example());
        return task.isPlain() ? Optional.of(made) : demanding(composed, level).or(() -> Optional.of(made));
    }

    /** Puts the demands of this task, and the scene it is set in, on another. */
    private Optional<Evolved> demanding(Composer.Composed other, int level) {
        var whole = new Task(other.task().family(), other.task().values(), task.forms(), task.constraints());
        return Rewording.inOtherWords(whole, "", random)
                .map(this::inScene)
                .flatMap(said -> whole.instance(level, random).map(example -> new Evolved(said, example)));
    }
}
