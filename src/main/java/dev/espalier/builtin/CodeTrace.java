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
            .in("de")
            .say(
                    "prints",
                    "Welche Zahl gibt dieses Programm aus?",
                    "Gehe den Pseudocode Zeile für Zeile durch und nenne die Ausgabe; eingerückte Zeilen gehören zur Zeile darüber.")
            .say(
                    "steps",
                    "Wie viele Zuweisungen führt das Programm aus, jede Wiederholung mitgezählt?",
                    "Zähle, wie oft insgesamt einer Variablen ein Wert zugewiesen wird, während dieser Code läuft.")
            .in("es")
            .say(
                    "prints",
                    "¿Qué número imprime este programa?",
                    "Recorre el pseudocódigo línea por línea y di qué se muestra; las líneas con sangría pertenecen a la línea anterior.")
            .say(
                    "steps",
                    "¿Cuántas asignaciones ejecuta el programa, contando cada repetición?",
                    "Cuenta cuántas veces en total se asigna un valor a una variable mientras se ejecuta este código.")
            .in("fr")
            .say(
                    "prints",
                    "Quel nombre ce programme affiche-t-il ?",
                    "Parcours le pseudo-code ligne par ligne et donne ce qui est affiché ; les lignes en retrait dépendent de la ligne au-dessus.")
            .say(
                    "steps",
                    "Combien d'affectations le programme exécute-t-il, chaque répétition comprise ?",
                    "Compte combien de fois au total une variable reçoit une valeur pendant que ce code tourne.")
            .in("zh")
            .say("prints", "这个程序输出什么数？", "逐行执行这段伪代码，写出它的输出，缩进的行属于上面那一行。")
            .say("steps", "程序一共执行了多少次赋值？每次重复都要计算在内。", "这段代码运行时，变量总共被赋值多少次？")
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
