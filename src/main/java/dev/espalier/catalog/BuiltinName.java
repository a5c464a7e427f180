package dev.espalier.catalog;

import dev.espalier.builtin.BuiltinTeacher;
import dev.espalier.problem.Printable;
import dev.espalier.problem.ProblemException;
import java.util.regex.Pattern;

/** The built-in teacher as users name it: {@code builtin}, or {@code builtin:error-rate=0.1} for one that errs on purpose. */
final class BuiltinName {

    private static final Pattern ERROR_RATE = Pattern.compile("error-rate=(0(?:\\.\\d{1,6})?|1(?:\\.0{1,6})?)");

    private BuiltinName() {}

    /**
     * Returns the teacher.
     *
     * @param written {@code builtin}, alone or with a colon and options
     * @throws ProblemException if they are not understood
     */
    static BuiltinTeacher open(String written) {
        if (written.equals(ModelBindings.DEFAULT)) {
            return new BuiltinTeacher();
        }
        var options = written.substring(ModelBindings.DEFAULT.length() + 1);
        var rate = ERROR_RATE.matcher(options);
        if (!rate.matches()) {
            throw new ProblemException(
                    "--model",
                    "\"builtin:" + Printable.excerpt(options, 60) + "\" is no model",
                    "write builtin, or builtin:error-rate=0.1 with a share from 0 to 1");
        }
        return new BuiltinTeacher(Double.parseDouble(rate.group(1)));
    }
}
