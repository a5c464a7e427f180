package dev.espalier.catalog;

import dev.espalier.builtin.BuiltinTeacher;
import dev.espalier.builtin.TaskRange;
import dev.espalier.problem.Printable;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import dev.espalier.problem.Suggestion;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The built-in teacher as users name it: {@code builtin}, or with options after a colon, commas between:
 * {@code builtin:error-rate=0.1,levels=2-4,families=sort-words+roman-numerals}.
 */
final class BuiltinName {

    private static final Pattern SHARE = Pattern.compile("0(?:\\.\\d{1,6})?|1(?:\\.0{1,6})?");
    private static final Pattern LEVELS = Pattern.compile("([1-5])(?:-([1-5]))?");
    private static final List<String> OPTIONS = List.of("error-rate", "families", "levels");

    private final Problems problems = new Problems();
    private double errorRate;
    private TaskRange range = TaskRange.ALL;

    private BuiltinName() {}

    /**
     * Returns the teacher.
     *
     * @param written {@code builtin}, alone or with a colon and options
     * @throws ProblemException if they are not understood; tells of all of them
     */
    static BuiltinTeacher open(String written) {
        var name = new BuiltinName();
        if (!written.equals(ModelBindings.DEFAULT)) {
            for (var option :
                    written.substring(ModelBindings.DEFAULT.length() + 1).split(",", -1)) {
                name.read(option);
            }
        }
        name.problems.throwIfAny();
        return new BuiltinTeacher(name.errorRate, name.range);
    }

    private void read(String option) {
        int equals = option.indexOf('=');
        var key = equals < 0 ? option : option.substring(0, equals);
        var value = equals < 0 ? "" : option.substring(equals + 1);
        switch (key) {
            case "error-rate" -> readErrorRate(value);
            case "levels" -> readLevels(value);
            case "families" -> readFamilies(value);
            default ->
                complain(
                        "\"" + Printable.excerpt(option, 60) + "\" is no option of builtin",
                        Suggestion.hint(key, OPTIONS) + "; write builtin:error-rate=0.1, say");
        }
    }

    private void readErrorRate(String value) {
        if (SHARE.matcher(value).matches()) {
            errorRate = Double.parseDouble(value);
        } else {
            complain(
                    "the error rate of builtin is " + shown(value),
                    "write a share from 0 to 1, such as error-rate=0.1");
        }
    }

    private void readLevels(String value) {
        var levels = LEVELS.matcher(value);
        if (!levels.matches()) {
            complain(
                    "the levels of builtin are " + shown(value), "write one from 1 to 5, or two: levels=3, levels=2-4");
            return;
        }
        int easiest = Integer.parseInt(levels.group(1));
        int hardest = levels.group(2) == null ? easiest : Integer.parseInt(levels.group(2));
        if (easiest > hardest) {
            complain(
                    "the levels of builtin are " + shown(value),
                    "write the easiest first: levels=" + hardest + "-" + easiest);
        } else {
            range = new TaskRange(range.families(), easiest, hardest);
        }
    }

    private void readFamilies(String value) {
        var wanted = List.of(value.split("\\+", -1));
        var known = TaskRange.allFamilies();
        for (var family : wanted) {
            if (!known.contains(family)) {
                complain(
                        "builtin has no family " + shown(family),
                        Suggestion.hint(family, known) + "; with several, a + between");
            }
        }
        if (known.containsAll(wanted)) {
            range = new TaskRange(wanted, range.easiest(), range.hardest());
        }
    }

    private static String shown(String value) {
        return "\"" + Printable.excerpt(value, 60) + "\"";
    }

    private void complain(String found, String advice) {
        problems.add("--model", found, advice);
    }
}
