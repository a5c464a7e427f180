package dev.espalier.builtin;

import dev.espalier.builtin.Layout.Answer;
import dev.espalier.model.SeededRandom;
import dev.espalier.prompt.Whitespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tasks that take several skills (Instruct-SkillMix, 2024): one part for each, with an answer on a line of its own. */
final class SkillMix {

    /** The operations, by name. */
    static final Set<String> OPERATIONS = Set.of("list-topics", "list-skills", "mix-skills", "critique", "improve");

    private static final int MOST_PARTS = 4;
    private static final int TRIES = 20;

    private static final Pattern PART = Pattern.compile("(?:^|\\s)\\((\\d)\\) ");
    private static final List<Wording> HEADS = Wordings.with()
            .say(
                    "",
                    "Please do the following, and write each answer on a line of its own.",
                    "I have more than one question, so give every answer a line.",
                    "Answer all parts, one line for each.")
            .list();

    private SkillMix() {}

    static Answer answer(String operation, Variables variables) throws Variables.Unusable {
        return switch (operation) {
            case "list-topics" -> Answer.of(topics(variables.range()));
            case "list-skills" -> Answer.of(skills(variables.text("topic"), variables.range()));
            case "mix-skills" -> written(mixed(variables), variables.random());
            case "critique" -> Answer.of(critique(variables));
            default -> improved(variables);
        };
    }

    /** Returns the topics for which there are tasks of the range. */
    private static List<String> topics(TaskRange range) {
        return Metadata.useCases().stream()
                .filter(topic -> Families.ALL.stream()
                        .anyMatch(family ->
                                range.holds(family) && Metadata.useCase(family).equals(topic)))
                .toList();
    }

    /** Returns the skills of a topic for which there are tasks that need no input. */
    private static List<String> skills(String topic, TaskRange range) throws Variables.Unusable {
        var skills = FreshStart.families(range).stream()
                .filter(family -> Metadata.useCase(family).equals(topic.strip()))
                .filter(family -> family.shape() != AnswerShape.BLOCK)
                .map(Metadata::skill)
                .toList();
        if (skills.isEmpty()) {
            throw new Variables.Unusable("I have no skills for this topic.");
        }
        return skills;
    }

    /** One line for each answer: a part whose answer has several would be taken for several parts. */
    private static Optional<String> task(TaskFamily family, TaskRange range, SeededRandom random) {
        return Stream.generate(() -> FreshStart.standalone(family, range.drawLevel(random), random))
                .limit(TRIES)
                .flatMap(Optional::stream)
                .filter(task -> !PART.matcher(task).find())
                .filter(task -> line(task).isPresent())
                .findFirst();
    }

    private static Optional<String> line(String task) {
        return Recogniser.recognise(task)
                .flatMap(known -> known.answer(""))
                .filter(answer -> answer.lines().count() == 1);
    }

    private static List<String> mixed(Variables variables) throws Variables.Unusable {
        var parts = new ArrayList<String>();
        var random = variables.random("parts");
        var range = variables.range();
        var skills = variables.texts("skills");
        for (var skill : skills.subList(0, Math.min(MOST_PARTS, skills.size()))) {
            parts.add(Metadata.family(skill)
                    .filter(range::holds)
                    .flatMap(family -> task(family, range, random))
                    .orElseThrow(() -> new Variables.Unusable("I do not have all of these skills.")));
        }
        return parts;
    }

    private static Answer written(List<String> parts, SeededRandom random) {
        var text = new StringBuilder(random.pick(HEADS).say(random).text());
        for (int i = 0; i < parts.size(); i++) {
            text.append(" (").append(i + 1).append(") ").append(parts.get(i));
        }
        var output = parts.stream().map(part -> line(part).orElseThrow()).collect(Collectors.joining("\n"));
        return new Answer(text.toString(), Layout.fields("instruction", text.toString(), "output", output));
    }

    /** Returns the parts of a mixed task; all of them are understood. */
    private static List<String> parts(String instruction) throws Variables.Unusable {
        var pieces = List.of(PART.split(Whitespace.collapse(instruction)));
        boolean isMixed = pieces.size() > 2
                && HEADS.stream()
                        .anyMatch(head -> head.understand(pieces.get(0)).isPresent())
                && pieces.stream().skip(1).allMatch(part -> line(part).isPresent());
        if (!isMixed) {
            throw new Variables.Unusable("this is no task of several parts that I know.");
        }
        return pieces.subList(1, pieces.size());
    }

    private static String critique(Variables variables) throws Variables.Unusable {
        var parts = parts(variables.text("instruction"));
        var answers = variables.text("output").lines().toList();
        long right = 0;
        for (int i = 0; i < Math.min(parts.size(), answers.size()); i++) {
            right += answers.get(i).equals(line(parts.get(i)).orElse("")) ? 1 : 0;
        }
        return "Strengths: " + right + " of " + parts.size() + " parts are answered correctly.\nWeaknesses: "
                + (answers.size() == parts.size()
                        ? "each answer could be asked for more clearly."
                        : "there are " + answers.size() + " lines for " + parts.size() + " parts.");
    }

    /** Says every part in other words, where there are some, and answers all of them. */
    private static Answer improved(Variables variables) throws Variables.Unusable {
        var random = variables.random();
        var better = parts(variables.text("instruction")).stream()
                .map(part -> Recogniser.recognise(part)
                        .flatMap(task -> Rewording.inOtherWords(task, part, random))
                        .filter(said -> line(said).equals(line(part)))
                        .orElse(part))
                .toList();
        return written(better, random);
    }
}
