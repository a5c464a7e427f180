package dev.espalier.constraint;

import dev.espalier.constraint.Parameter.Choice;
import dev.espalier.constraint.Parameter.Whole;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the lines of an answer are laid out. */
final class LayoutConstraints {

    private static final Pattern BULLET = Pattern.compile("(?m)^[ \\t]*[*•-][ \\t]+\\S");
    private static final Pattern NUMBERED = Pattern.compile("(?m)^[ \\t]*(\\d{1,4})[.)][ \\t]+\\S");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\[[^\\[\\]\\n]+]");
    private static final Pattern HIGHLIGHT = Pattern.compile("(?<![*\\w])\\*[^*\\s](?:[^*\\n]*[^*\\s])?\\*(?![*\\w])");

    static final List<ConstraintKind> ALL = List.of(
            new ConstraintKind(
                    "bullets",
                    List.of(new Whole("n", 2, 6)),
                    List.of(
                            "Use exactly {n} bullet points, each led in by an asterisk or a hyphen.",
                            "Arrange the reply as {n} bullets that start with * or a hyphen.",
                            "Your list must have {n} bullet points, neither more nor fewer."),
                    (arguments, answer) -> Parts.count(BULLET, answer) == arguments.number("n"),
                    (arguments, answer) -> onLines(arguments, answer)
                            .map(lines ->
                                    lines.stream().map(line -> "* " + line).collect(Collectors.joining("\n")))),
            new ConstraintKind(
                    "numbered-items",
                    List.of(new Whole("n", 2, 6)),
                    List.of(
                            "Number the items of the reply from 1 to {n}, one on each line.",
                            "Write a numbered list of {n} items that starts at 1.",
                            "The reply is to be a list, numbered 1 and up, with {n} entries."),
                    (arguments, answer) -> isNumbered(arguments.number("n"), answer),
                    (arguments, answer) -> onLines(arguments, answer)
                            .map(lines -> IntStream.range(0, lines.size())
                                    .mapToObj(i -> (i + 1) + ". " + lines.get(i))
                                    .collect(Collectors.joining("\n")))),
            new ConstraintKind(
                    "sections",
                    List.of(new Choice("name", List.of("section", "part", "chapter")), new Whole("n", 2, 4)),
                    List.of(
                            "Divide the reply under headings, {name} 1 and so on, {n} in all.",
                            "Start each {name} with that word and its number on a line, up to number {n}.",
                            "Structure the text by lines that name the {name} and count up to {n}."),
                    LayoutConstraints::hasSections),
            new ConstraintKind(
                    "placeholders",
                    List.of(new Whole("n", 1, 4)),
                    List.of(
                            "Leave at least {n} placeholders in square brackets, such as [name].",
                            "The text is a template with {n} or more slots written like [this].",
                            "Put no fewer than {n} gaps in square brackets, to be filled in later."),
                    (arguments, answer) -> Parts.count(PLACEHOLDER, answer) >= arguments.number("n")),
            new ConstraintKind(
                    "highlights",
                    List.of(new Whole("n", 1, 4)),
                    List.of(
                            "Highlight at least {n} passages with asterisks, like *this*.",
                            "Stress {n} or more expressions by setting *asterisks* around each.",
                            "Mark no fewer than {n} key points as *key point*."),
                    (arguments, answer) -> Parts.count(HIGHLIGHT, answer) >= arguments.number("n")),
            new ConstraintKind(
                    "unique-lines",
                    List.of(),
                    List.of(
                            "No two lines may be the same.",
                            "Every line has to differ from all the other lines.",
                            "Repeat no line of the reply."),
                    (arguments, answer) -> new HashSet<>(Parts.lines(answer)).size()
                            == Parts.lines(answer).size(),
                    (arguments, answer) ->
                            Optional.of(Parts.lines(answer).stream().distinct().collect(Collectors.joining("\n")))),
            new ConstraintKind(
                    "sorted-lines",
                    List.of(),
                    List.of(
                            "Sort the lines of the reply by their characters, A to Z.",
                            "The lines must be in alphabetical order, capitals before small letters.",
                            "Put the lines into the order of their character codes."),
                    (arguments, answer) -> Parts.lines(answer)
                            .equals(Parts.lines(answer).stream().sorted().toList()),
                    (arguments, answer) ->
                            Optional.of(Parts.lines(answer).stream().sorted().collect(Collectors.joining("\n")))));

    private LayoutConstraints() {}

    /** The lines of an answer, or the parts of a list with commas, if there are as many as wanted. */
    private static Optional<List<String>> onLines(Arguments arguments, String answer) {
        var lines = Parts.lines(answer);
        var items = lines.size() == 1 ? List.of(answer.strip().split(", ", -1)) : lines;
        return Optional.of(items).filter(found -> found.size() == arguments.number("n"));
    }

    private static boolean isNumbered(int wanted, String answer) {
        var numbers = NUMBERED.matcher(answer)
                .results()
                .map(item -> Integer.parseInt(item.group(1)))
                .toList();
        return numbers.equals(IntStream.rangeClosed(1, wanted).boxed().toList());
    }

    private static boolean hasSections(Arguments arguments, String answer) {
        var heading = Pattern.compile("^\\W*" + arguments.text("name") + " (\\d{1,4})\\b.*", Pattern.CASE_INSENSITIVE);
        var numbers = answer.lines()
                .map(heading::matcher)
                .filter(line -> line.matches())
                .map(line -> Integer.parseInt(line.group(1)))
                .toList();
        return numbers.equals(
                IntStream.rangeClosed(1, arguments.number("n")).boxed().toList());
    }
}
