package dev.espalier.constraint;

import dev.espalier.constraint.Parameter.Whole;
import dev.espalier.text.Words;
import java.util.List;

/** How long an answer is. Words are what white space separates; characters are Unicode code points. */
final class LengthConstraints {

    static final List<ConstraintKind> ALL = List.of(
            new ConstraintKind(
                    "max-words",
                    List.of(new Whole("n", 30, 90)),
                    List.of(
                            "Use no more than {n} words.",
                            "The reply may have {n} words at most.",
                            "Stay within a limit of {n} words."),
                    (arguments, answer) -> Words.count(answer) <= arguments.number("n")),
            new ConstraintKind(
                    "min-words",
                    List.of(new Whole("n", 20, 80)),
                    List.of(
                            "Write at least {n} words.",
                            "The reply needs {n} words or more.",
                            "Anything shorter than {n} words is too short."),
                    (arguments, answer) -> Words.count(answer) >= arguments.number("n")),
            new ConstraintKind(
                    "max-sentences",
                    List.of(new Whole("n", 2, 6)),
                    List.of(
                            "Answer in {n} sentences at most.",
                            "Do not write more than {n} sentences.",
                            "Keep the whole reply to {n} sentences or fewer."),
                    (arguments, answer) -> Parts.sentences(answer) <= arguments.number("n")),
            new ConstraintKind(
                    "min-sentences",
                    List.of(new Whole("n", 2, 6)),
                    List.of(
                            "Answer in at least {n} sentences.",
                            "Make it {n} sentences or more.",
                            "Fewer than {n} sentences will not do."),
                    (arguments, answer) -> Parts.sentences(answer) >= arguments.number("n")),
            new ConstraintKind(
                    "paragraphs",
                    List.of(new Whole("n", 2, 4)),
                    List.of(
                            "Divide the reply into exactly {n} paragraphs, with a blank line between each.",
                            "There must be {n} paragraphs, set apart by empty lines.",
                            "Separate your text by blank lines into {n} paragraphs, neither more nor fewer."),
                    (arguments, answer) -> Parts.paragraphs(answer).size() == arguments.number("n")),
            new ConstraintKind(
                    "max-characters",
                    List.of(new Whole("n", 200, 600)),
                    List.of(
                            "Use {n} characters at most, spaces included.",
                            "The field that takes your reply cuts off after {n} characters.",
                            "No more than {n} characters fit, and blanks count, too."),
                    (arguments, answer) -> Parts.characters(answer) <= arguments.number("n")),
            new ConstraintKind(
                    "min-characters",
                    List.of(new Whole("n", 40, 200)),
                    List.of(
                            "Use at least {n} characters, spaces included.",
                            "The form refuses replies of fewer than {n} characters.",
                            "A reply has to fill {n} characters or more."),
                    (arguments, answer) -> Parts.characters(answer) >= arguments.number("n")),
            new ConstraintKind(
                    "lines",
                    List.of(new Whole("n", 2, 6)),
                    List.of(
                            "Write exactly {n} lines, not counting blank ones.",
                            "Your reply must take up {n} lines, and empty lines do not count.",
                            "I expect {n} lines with text on them, no more and no less."),
                    (arguments, answer) -> Parts.lines(answer).size() == arguments.number("n")),
            new ConstraintKind(
                    "line-length",
                    List.of(new Whole("n", 60, 120)),
                    List.of(
                            "No line may be longer than {n} characters.",
                            "Break lines before they exceed {n} characters.",
                            "My terminal shows {n} characters a line, so keep every line within that."),
                    (arguments, answer) ->
                            answer.lines().allMatch(line -> Parts.characters(line) <= arguments.number("n"))));

    private LengthConstraints() {}
}
