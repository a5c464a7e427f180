package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Small programs for a machine with a stack: what they leave, and how high the stack grows. */
final class StackMachine implements TaskFamily {

    private static final int MOST = 60;
    private static final long LARGEST = 1_000_000_000L;
    private static final Pattern LINE = Pattern.compile("push (\\d{1,6})|add|sub|mul|dup|swap");

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "top",
                    "Run these instructions on an empty stack, where sub takes the upper number away from the one below it. What is on top at the end?",
                    "A stack machine knows push, dup, swap, add, sub (second from top minus top) and mul. Which number has it left on top after the last line?",
                    "Simulate the listing as a virtual machine would, sub meaning lower operand minus upper operand, and report the final top of the stack.",
                    "{who} wrote bytecode by hand. Arithmetic pops two values and pushes one; for sub, what was pushed later is subtracted. With which topmost value does the code stop?",
                    "Follow the postfix-style commands one by one. Binary operations combine the two uppermost entries (with sub, the top one is the subtrahend). State the topmost entry afterwards.",
                    "Think of a pile of numbered cards. Push lays one on top, dup copies the top card, swap exchanges the upper two, and add, sub and mul replace the upper two by sum, difference (lower minus upper) or product. What does the top card read when all lines are done?",
                    "Execute the assembly for a calculator with a stack; its sub computes next-to-top minus top. Give the number it would show.")
            .say(
                    "deepest",
                    "How many values does the stack hold at its highest while these instructions run? It starts empty.",
                    "Determine the stack size that must be reserved for this program, i.e. the largest number of entries ever present at once.",
                    "While the commands are carried out, the stack grows and shrinks. What is its maximal height?",
                    "An interpreter wants to allocate just enough slots for this code before it runs. Push and dup fill one more slot, add, sub and mul free one, swap changes nothing. How many slots suffice?",
                    "{who} fears a stack overflow on a tiny controller. Compute the peak depth that the listing reaches, beginning with no entries.")
            .in("de")
            .say(
                    "top",
                    "Führe diese Befehle auf einem leeren Stapel aus; sub zieht die oberste Zahl von der darunter ab. Welche Zahl liegt am Ende oben?",
                    "Simuliere die Stapelmaschine Zeile für Zeile und nenne den obersten Wert am Schluss; bei sub ist der oberste Wert der Subtrahend.")
            .say(
                    "deepest",
                    "Wie viele Werte liegen höchstens gleichzeitig auf dem Stapel, während diese Befehle laufen? Er ist anfangs leer.",
                    "Bestimme die größte Höhe, die der Stapel bei diesem Programm erreicht.")
            .in("es")
            .say(
                    "top",
                    "Ejecuta estas instrucciones con una pila vacía; sub resta el número de la cima del que está debajo. ¿Qué número queda en la cima?",
                    "Simula la máquina de pila línea por línea y da el valor final de la cima; en sub, la cima es el sustraendo.")
            .say(
                    "deepest",
                    "¿Cuántos valores hay como máximo a la vez en la pila mientras se ejecutan estas instrucciones? Al principio está vacía.",
                    "Determina la altura máxima que alcanza la pila con este programa.")
            .in("fr")
            .say(
                    "top",
                    "Exécute ces instructions avec une pile vide ; sub retranche le nombre du sommet de celui du dessous. Quel nombre reste au sommet ?",
                    "Simule la machine à pile ligne par ligne et donne la valeur finale du sommet ; pour sub, le sommet est ce que l'on soustrait.")
            .say(
                    "deepest",
                    "Combien de valeurs la pile contient-elle au plus à la fois pendant l'exécution de ces instructions ? Elle est vide au départ.",
                    "Détermine la hauteur maximale que la pile atteint avec ce programme.")
            .in("zh")
            .say("top", "从空栈开始执行这些指令，其中sub用次顶元素减去栈顶元素。最后栈顶的数是多少？", "逐行模拟这台栈式机器，给出结束时栈顶的值；sub以栈顶元素为减数。")
            .say("deepest", "从空栈开始执行这些指令，栈中最多同时有多少个值？", "求这段程序运行时栈所达到的最大高度。")
            .list();

    @Override
    public String name() {
        return "stack-machine";
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
        int height = 0;
        int length = 1 + 2 * level + random.nextInt(2);
        while (lines.size() < length || height > 1) {
            boolean grows = height < 2 || (lines.size() < length && random.nextInt(5) < 2);
            if (grows) {
                boolean copies = level > 2 && height > 0 && random.nextInt(4) == 0;
                lines.add(copies ? "dup" : "push " + random.between(2, 12));
                height++;
            } else if (level > 2
                    && random.nextInt(4) == 0
                    && !lines.get(lines.size() - 1).equals("swap")) {
                lines.add("swap");
            } else {
                lines.add(random.pick(List.of("add", "sub", "mul", "add")));
                height--;
            }
        }
        return String.join("\n", lines);
    }

    @Override
    public int level(Values values, String input) {
        return Measure.level(Measure.lines(input), 5, 7, 9, 11);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        var stack = new ArrayDeque<Long>();
        int deepest = 0;
        var lines = input.split("\n", MOST + 1);
        for (var line : lines) {
            if (lines.length > MOST || !execute(line, stack)) {
                return Optional.empty();
            }
            deepest = Math.max(deepest, stack.size());
        }
        return Optional.of(String.valueOf(values.kind().equals("deepest") ? deepest : stack.peek()));
    }

    /** Returns whether the line could be executed. */
    private static boolean execute(String line, Deque<Long> stack) {
        var command = LINE.matcher(line);
        if (!command.matches() || stack.size() < operands(line)) {
            return false;
        }
        if (command.group(1) != null) {
            stack.push(Long.parseLong(command.group(1)));
            return true;
        }
        long top = stack.pop();
        long below = line.equals("dup") ? top : stack.pop();
        var pushed =
                switch (line) {
                    case "add" -> List.of(below + top);
                    case "sub" -> List.of(below - top);
                    case "mul" -> List.of(below * top);
                    default -> List.of(top, below);
                };
        pushed.forEach(stack::push);
        return Math.abs(pushed.get(0)) <= LARGEST;
    }

    private static int operands(String line) {
        return line.startsWith("push") ? 0 : line.equals("dup") ? 1 : 2;
    }
}
