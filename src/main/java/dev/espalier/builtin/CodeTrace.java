package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a short program in pseudo-code does; see {@link MiniProgram} for the language. */
final class CodeTrace implements TaskFamily {

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "prints",
                    "What number does this program print?",
                    "Trace the pseudo-code line by line and tell which value appears on the screen at the end.",
                    "Execute the instructions in your head. Which integer is shown when they are done?",
                    "{who} ran the snippet below on paper. What should have come out on the last line?",
                    "Keep a table of the variables while you step through the code, then give the final output.",
                    "Determine the output of the algorithm; indented lines belong to the line above them.",
                    "Act as the interpreter of a tiny language in which indentation marks blocks, and return what the print statement writes.",
                    "Without running anything, predict the console output of this code.")
            .say(
                    "steps",
                    "How many assignments does the program execute, counting each repetition?",
                    "Count the executed lines that give a variable a value; a line inside a loop counts every time it runs.",
                    "Suppose every assignment takes one second and all else no time. How many seconds does the code run?",
                    "{who} estimates the cost of an algorithm by the number of assignments it carries out. Find that number for the code given.",
                    "As the snippet runs, variables are set or changed a certain number of times in total. How often does that happen?",
                    "For a complexity exercise, state how often a statement containing an equals sign gets executed.")
            .list();

    @Override
    public String name() {
        return "code-trace";
    }

    @Override
    public AnswerShape shape() {
        return AnswerShape.NUMBER;
    }

    @Override
    public List<Wording> wordings() {
        return WORDINGS;
    }

    @Override
    public String input(Values values, int level, SeededRandom random) {
        var lines = new ArrayList<String>();
        lines.add("x = " + random.between(1, 9));
        lines.add("y = " + random.between(1, 9));
        int repeats = random.between(2, 1 + level);
        if (level == 1) {
            lines.add(assignment(random));
            lines.add(assignment(random));
        } else {
            lines.add("repeat " + repeats + " times");
            lines.add("  " + assignment(random));
        }
        if (level >= 3) {
            lines.add("  if " + random.pick(List.of("x > ", "y > ", "x < ", "y < ")) + random.between(5, 30));
            lines.add("    " + assignment(random));
        }
        if (level >= 4) {
            lines.add("  " + assignment(random));
        }
        if (level >= 5) {
            lines.add("if x > y");
            lines.add("  " + assignment(random));
        }
        lines.add("print " + (random.nextInt(2) == 0 ? "x" : "y"));
        return String.join("\n", lines);
    }

    private static String assignment(SeededRandom random) {
        int number = random.between(2, 9);
        return random.pick(List.of(
                "x = x + y",
                "y = y + x",
                "x = x + " + number,
                "y = y + " + number,
                "x = x * 2",
                "y = x - " + number,
                "x = y - x",
                "y = y * 3"));
    }

    @Override
    public int level(Values values, String input) {
        return Measure.level(Measure.lines(input), input.contains("repeat") ? 0 : 5, 5, 7, 8);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        return MiniProgram.run(input)
                .map(run -> values.kind().equals("steps") ? String.valueOf(run.assignments()) : run.printed());
    }
}
