package dev.espalier.constraint;

import dev.espalier.constraint.Parameter.Choice;
import dev.espalier.constraint.Parameter.Whole;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which letters and signs an answer may hold. */
final class LetterConstraints {

    private static final Choice LETTER =
            new Choice("letter", List.of("a", "e", "i", "o", "n", "r", "s", "t", "q", "x", "z"));
    private static final Pattern CAPITALS = Pattern.compile("(?<![\\p{L}\\p{N}])\\p{Lu}{2,}(?![\\p{L}\\p{N}])");

    static final List<ConstraintKind> ALL = List.of(
            new ConstraintKind(
                    "all-capitals",
                    List.of(),
                    List.of(
                            "Write every letter as a capital.",
                            "Use capital letters throughout, without a single small one.",
                            "The display knows capitals only, so no lower case."),
                    (arguments, answer) -> answer.codePoints().noneMatch(Character::isLowerCase),
                    (arguments, answer) -> Optional.of(answer.toUpperCase(Locale.ROOT))),
            new ConstraintKind(
                    "all-lowercase",
                    List.of(),
                    List.of(
                            "Write in small letters only.",
                            "Avoid capital letters altogether.",
                            "Everything in your reply has to be lower case."),
                    (arguments, answer) -> answer.codePoints().noneMatch(Character::isUpperCase),
                    (arguments, answer) -> Optional.of(answer.toLowerCase(Locale.ROOT))),
            new ConstraintKind(
                    "letter-frequency",
                    List.of(LETTER, new Whole("n", 2, 6)),
                    List.of(
                            "Let the letter {letter} occur at least {n} times.",
                            "Use the letter {letter} no fewer than {n} times, small or capital.",
                            "There should be {n} or more occurrences of the letter {letter}."),
                    (arguments, answer) -> letters(answer, arguments.text("letter")) >= arguments.number("n")),
            new ConstraintKind(
                    "without-letter",
                    List.of(LETTER),
                    List.of(
                            "Do without the letter {letter}.",
                            "The letter {letter} must not occur at all, be it small or capital.",
                            "My keyboard lacks the letter {letter}, so get by without it."),
                    (arguments, answer) -> letters(answer, arguments.text("letter")) == 0),
            new ConstraintKind(
                    "max-capital-words",
                    List.of(new Whole("n", 1, 4)),
                    List.of(
                            "Write at most {n} words in capitals throughout.",
                            "No more than {n} words may be all in capital letters.",
                            "Limit words that consist of capitals to {n}."),
                    (arguments, answer) -> Parts.count(CAPITALS, answer) <= arguments.number("n")),
            new ConstraintKind(
                    "script",
                    List.of(new Choice("script", List.of("Latin", "Cyrillic", "Greek", "Han", "Arabic"))),
                    List.of(
                            "Use letters of the {script} script only.",
                            "All letters have to come from the {script} script.",
                            "Letters from outside the {script} script are not allowed."),
                    LetterConstraints::isInScript),
            new ConstraintKind(
                    "ascii",
                    List.of(),
                    List.of(
                            "Use nothing but ASCII characters.",
                            "The old system reads plain ASCII only.",
                            "Characters beyond ASCII are forbidden."),
                    (arguments, answer) -> answer.chars().allMatch(c -> c < 128)),
            new ConstraintKind(
                    "no-digits",
                    List.of(),
                    List.of(
                            "Do not use any digits.",
                            "No digit from 0 to 9 may appear in the reply.",
                            "Leave digits out of your text."),
                    (arguments, answer) -> answer.codePoints().noneMatch(Character::isDigit)),
            new ConstraintKind(
                    "no-commas",
                    List.of(),
                    List.of(
                            "Do not use any commas.",
                            "Your reply must be free of commas.",
                            "Since the reply goes into one cell of a CSV table, no comma may occur in it."),
                    (arguments, answer) -> answer.indexOf(',') < 0,
                    (arguments, answer) -> Optional.of(answer.replace(",", ""))),
            new ConstraintKind(
                    "no-questions",
                    List.of(),
                    List.of(
                            "Do not use any question marks.",
                            "Ask nothing back, so no question mark in the reply.",
                            "Question marks are off limits."),
                    (arguments, answer) -> answer.indexOf('?') < 0),
            new ConstraintKind(
                    "no-exclamations",
                    List.of(),
                    List.of(
                            "Do not use any exclamation marks.",
                            "Keep calm and write no exclamation mark.",
                            "The reply has to do without exclamation marks."),
                    (arguments, answer) -> answer.indexOf('!') < 0));

    private LetterConstraints() {}

    private static long letters(String answer, String letter) {
        return answer.toLowerCase(Locale.ROOT)
                .chars()
                .filter(c -> c == letter.charAt(0))
                .count();
    }

    /** Signs that belong to no script or to any, such as digits, are always allowed. */
    private static boolean isInScript(Arguments arguments, String answer) {
        var script = UnicodeScript.forName(arguments.text("script"));
        return answer.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .allMatch(found -> found == script || found == UnicodeScript.COMMON);
    }
}
