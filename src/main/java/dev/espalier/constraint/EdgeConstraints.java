package dev.espalier.constraint;

import dev.espalier.constraint.Parameter.Choice;
import dev.espalier.constraint.Parameter.Text;
import dev.espalier.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How an answer starts and ends, and what stands around it. */
final class EdgeConstraints {

    private static final Pattern TITLE = Pattern.compile("<<[^<>\\n]*[^<>\\s][^<>\\n]*>>");

    static final List<ConstraintKind> ALL = List.of(
            new ConstraintKind(
                    "starts-with",
                    List.of(new Text(
                            "text", List.of("in short:", "here it is:", "my answer:", "well then,", "as requested:"))),
                    List.of(
                            "Begin your reply with {text} and nothing before it.",
                            "The very first words have to be {text} as written here.",
                            "Open with {text} before you say anything else."),
                    (arguments, answer) -> Words.strip(answer).startsWith(arguments.text("text")),
                    (arguments, answer) -> Optional.of(arguments.text("text") + " " + answer)),
            new ConstraintKind(
                    "ends-with",
                    List.of(new Text(
                            "text",
                            List.of("that is all", "over and out", "end of reply", "so much for now", "as asked"))),
                    List.of(
                            "Finish your reply with {text} and nothing after it.",
                            "The very last words have to be {text} as written here.",
                            "Close with {text} once everything else is said."),
                    (arguments, answer) -> Words.strip(answer).endsWith(arguments.text("text")),
                    (arguments, answer) -> Optional.of(answer + " " + arguments.text("text"))),
            new ConstraintKind(
                    "quoted",
                    List.of(),
                    List.of(
                            "Wrap the whole reply in double quotation marks.",
                            "Your entire text should stand between double quotation marks.",
                            "The first and the last character have to be a double quotation mark."),
                    (arguments, answer) -> isQuoted(Words.strip(answer)),
                    (arguments, answer) -> Optional.of('"' + Words.strip(answer) + '"')),
            new ConstraintKind(
                    "title",
                    List.of(),
                    List.of(
                            "Give the reply a title in double angle brackets, such as <<title>>.",
                            "There must be a heading that stands in << and >>.",
                            "Add a title that is marked like <<this>>."),
                    (arguments, answer) -> TITLE.matcher(answer).find(),
                    (arguments, answer) -> Optional.of("<<answer>>\n" + answer)),
            new ConstraintKind(
                    "postscript",
                    List.of(new Choice("marker", List.of("P.S.", "P.P.S.", "N.B."))),
                    List.of(
                            "Add a postscript that starts with \"{marker}\" at the end.",
                            "After the reply, append a remark led in by \"{marker}\" on its own line.",
                            "Do not forget a closing note beginning with \"{marker}\" below the text."),
                    (arguments, answer) -> postscript(answer, arguments.text("marker")),
                    (arguments, answer) -> Optional.of(answer + "\n\n" + arguments.text("marker") + " checked twice")),
            new ConstraintKind(
                    "repeat-request",
                    List.of(new Text(
                            "text",
                            List.of("one more for the list", "ticket number seven", "the question of the day"))),
                    List.of(
                            "First repeat the line {text} word for word, then answer on the next line.",
                            "Copy {text} without a change into the first line, and let the answer follow below.",
                            "Before the answer, say {text} again exactly as it stands here, on a line of its own."),
                    (arguments, answer) -> repeats(Words.strip(answer), arguments.text("text")),
                    (arguments, answer) -> Optional.of(arguments.text("text") + "\n" + answer)),
            new ConstraintKind(
                    "two-responses",
                    List.of(),
                    List.of(
                            "Give two different replies, separated by a line of six asterisks.",
                            "I want two replies that differ, and between them a line that reads ******.",
                            "Write a second, different reply below the first, with six asterisks on a line between."),
                    (arguments, answer) -> isTwo(answer)));

    private EdgeConstraints() {}

    private static boolean isQuoted(String answer) {
        return answer.length() >= 2 && answer.startsWith("\"") && answer.endsWith("\"");
    }

    /** A postscript starts a line and says something. */
    private static boolean postscript(String answer, String marker) {
        return answer.lines()
                .map(Words::strip)
                .anyMatch(line -> line.startsWith(marker) && line.length() > marker.length());
    }

    private static boolean repeats(String answer, String text) {
        return answer.startsWith(text + "\n")
                && !Words.strip(answer.substring(text.length())).isEmpty();
    }

    private static boolean isTwo(String answer) {
        var replies = answer.split("(?m)^\\*{6}$", -1);
        return replies.length == 2
                && !replies[0].isBlank()
                && !replies[1].isBlank()
                && !Words.collapse(replies[0]).equals(Words.collapse(replies[1]));
    }
}
