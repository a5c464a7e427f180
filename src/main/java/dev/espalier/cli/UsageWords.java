package dev.espalier.cli;

import dev.espalier.problem.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in our words what the parser found wrong: what was found, what is wanted, what was probably meant. */
final class UsageWords {

    private UsageWords() {}

    static String of(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(
                    unmatched.getUnmatched().get(0), unmatched.getCommandLine().getCommandSpec());
        }
        if (e instanceof MissingParameterException missing) {
            return missing(missing);
        }
        if (e instanceof OverwrittenOptionException twice) {
            return name(twice.getOverwritten()) + " is given twice; give it once";
        }
        var argument = e.getArgSpec();
        if (argument != null && e.getValue() != null) {
            return name(argument) + ": \"" + e.getValue() + "\" is not " + wanted(argument.type());
        }
        return String.valueOf(e.getMessage());
    }

    private static String unmatched(String argument, CommandSpec command) {
        if (argument.startsWith("-") && argument.length() > 1) {
            return unknownOption(argument.split("=", 2)[0], command);
        }
        if (!command.subcommands().isEmpty()) {
            var known = visible(command);
            return "there is no command \"" + argument + "\"; " + Suggestion.hint(argument, known);
        }
        return command.positionalParameters().isEmpty()
                ? "\"" + argument + "\": " + command.name() + " takes options only, which start with --"
                : "\"" + argument + "\" is one argument too many";
    }

    private static String unknownOption(String option, CommandSpec command) {
        var statement = "there is no option \"" + option + "\"";
        var near = Suggestion.nearest(option, options(command));
        if (near.isPresent()) {
            return statement + "; did you mean \"" + near.get() + "\"?";
        }
        var others = owners(option, command.root(), new ArrayList<>());
        if (others.isEmpty()) {
            return statement;
        }
        var first = others.subList(0, Math.min(2, others.size()));
        return statement + " here; it is one of \"" + String.join("\" and \"", first) + "\""
                + (others.size() > 2 ? " and others" : "");
    }

    private static List<String> owners(String option, CommandSpec command, List<String> owners) {
        if (options(command).contains(option)) {
            owners.add(command.qualifiedName());
        }
        command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .forEach(sub -> owners(option, sub, owners));
        return owners;
    }

    private static Set<String> options(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> visible(CommandSpec command) {
        var names = new TreeSet<String>();
        command.subcommands().forEach((name, sub) -> {
            if (!sub.getCommandSpec().usageMessage().hidden()) {
                names.add(name);
            }
        });
        return names;
    }

    private static String missing(MissingParameterException e) {
        var arguments = e.getMissing();
        if (arguments.size() == 1
                && arguments.get(0) instanceof OptionSpec option
                && String.valueOf(e.getMessage()).startsWith("Missing required parameter")) {
            return option.longestName() + " wants a value: " + option.longestName() + "=" + option.paramLabel();
        }
        return arguments.stream().map(UsageWords::withLabel).collect(Collectors.joining(", "))
                + (arguments.size() == 1 ? " is missing" : " are missing");
    }

    private static String withLabel(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + "=" + option.paramLabel()
                : argument.paramLabel();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String wanted(Class<?> type) {
        if (type == Integer.class || type == int.class) {
            return "a whole number up to " + Integer.MAX_VALUE;
        }
        if (type == Long.class || type == long.class) {
            return "a whole number";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        return type == Double.class || type == double.class ? "a number" : "what is wanted here";
    }
}
