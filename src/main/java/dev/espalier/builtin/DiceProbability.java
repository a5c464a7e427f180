package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Probabilities of sums of fair dice with different numbers of sides, as fractions. */
final class DiceProbability implements TaskFamily {

    private static final Pattern INPUT =
            Pattern.compile("Dice with sides: (\\d{1,2}(?:, \\d{1,2}){0,4})\\nTarget: (\\d{1,3})");
    private static final int MOST_SIDES = 30;

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "at-least",
                    "What is the probability that the fair dice show at least the target in total? Give a reduced fraction.",
                    "{who} wins by rolling the target or more with all these fair dice together. State the chance of winning as a fraction in lowest terms.",
                    "All listed dice, numbered from 1 and fair, are thrown once and the pips added. How likely is a sum not below the target? Reduced fraction, please.",
                    "Count the favourable outcomes, sums of the target or higher, and divide by all outcomes of throwing the fair dice; cancel the fraction fully.",
                    "A monster is hit if the attack roll, the total of these dice, reaches the given number. As an irreducible fraction, what are the odds of a hit in one attack?")
            .say(
                    "exactly",
                    "Find the probability of rolling exactly the target as the sum of the fair dice, as a reduced fraction.",
                    "How probable is it that the pips of one throw add up to the stated target, no more and no less? Answer with a fraction that cannot be reduced.",
                    "Among all equally likely outcomes of these dice, which share has a total equal to the target? Write it as a/b in lowest terms.",
                    "To leave the prison {who} must throw precisely the target with the dice described. Compute the probability, fully reduced.",
                    "Let S be the sum of independent fair dice with sides as listed, each numbered from one. Determine P(S = target) as a simplified fraction.")
            .say(
                    "below",
                    "With what probability does the sum of the fair dice stay below the target? Use a reduced fraction.",
                    "{who} loses if the dice total less than the target. Express the risk in one throw as a fraction in lowest terms.",
                    "Throwing these fair dice together, how often, as a share of all cases, is the total smaller than the target number? Fraction, simplified.")
            .in("de")
            .say(
                    "at-least",
                    "Wie groß ist die Wahrscheinlichkeit, dass die fairen Würfel zusammen mindestens den Zielwert zeigen? Gib einen gekürzten Bruch an.",
                    "Alle genannten fairen Würfel werden einmal geworfen. Mit welcher Wahrscheinlichkeit erreicht oder übertrifft die Summe den Zielwert? Antworte mit einem gekürzten Bruch.")
            .say(
                    "exactly",
                    "Wie groß ist die Wahrscheinlichkeit, mit den fairen Würfeln genau den Zielwert als Summe zu werfen? Gib einen gekürzten Bruch an.",
                    "Welcher Anteil aller gleich wahrscheinlichen Würfe hat genau den Zielwert als Augensumme? Schreibe ihn als gekürzten Bruch.")
            .say(
                    "below",
                    "Mit welcher Wahrscheinlichkeit bleibt die Summe der fairen Würfel unter dem Zielwert? Gib einen gekürzten Bruch an.",
                    "Wie wahrscheinlich ist eine Augensumme, die kleiner ist als der Zielwert? Antworte mit einem gekürzten Bruch.")
            .in("es")
            .say(
                    "at-least",
                    "¿Cuál es la probabilidad de que los dados equilibrados sumen al menos el valor objetivo? Da una fracción irreducible.",
                    "Se lanzan una vez todos los dados indicados, que son equilibrados. ¿Con qué probabilidad la suma alcanza o supera el objetivo? Responde con una fracción irreducible.")
            .say(
                    "exactly",
                    "¿Cuál es la probabilidad de que los dados equilibrados sumen exactamente el valor objetivo? Da una fracción irreducible.",
                    "¿Qué proporción de todas las tiradas igualmente probables suma justo el objetivo? Escríbela como fracción irreducible.")
            .say(
                    "below",
                    "¿Con qué probabilidad la suma de los dados equilibrados queda por debajo del objetivo? Da una fracción irreducible.",
                    "¿Qué tan probable es que la suma sea menor que el objetivo? Responde con una fracción irreducible.")
            .in("fr")
            .say(
                    "at-least",
                    "Quelle est la probabilité que la somme des dés équilibrés atteigne au moins la cible ? Donne une fraction irréductible.",
                    "On lance une fois tous les dés indiqués, qui sont équilibrés. Avec quelle probabilité la somme est-elle supérieure ou égale à la cible ? Réponds par une fraction irréductible.")
            .say(
                    "exactly",
                    "Quelle est la probabilité que la somme des dés équilibrés soit exactement la cible ? Donne une fraction irréductible.",
                    "Quelle part de tous les lancers également probables a une somme égale à la cible ? Écris-la sous forme de fraction irréductible.")
            .say(
                    "below",
                    "Avec quelle probabilité la somme des dés équilibrés reste-t-elle inférieure à la cible ? Donne une fraction irréductible.",
                    "À quel point est-il probable que la somme soit plus petite que la cible ? Réponds par une fraction irréductible.")
            .in("zh")
            .say("at-least", "这些均匀的骰子点数之和至少达到目标值的概率是多少？用最简分数表示。", "把所列的均匀骰子各掷一次，点数之和大于或等于目标值的概率是多少？请给出最简分数。")
            .say("exactly", "这些均匀的骰子点数之和恰好等于目标值的概率是多少？用最简分数表示。", "在所有等可能的结果中，点数之和正好是目标值的占多大比例？写成最简分数。")
            .say("below", "这些均匀的骰子点数之和小于目标值的概率是多少？用最简分数表示。", "点数之和达不到目标值的可能性有多大？请给出最简分数。")
            .list();

    @Override
    public String name() {
        return "dice-probability";
    }

    @Override
    public AnswerShape shape() {
        return AnswerShape.LINE;
    }

    @Override
    public List<Wording> wordings() {
        return WORDINGS;
    }

    @Override
    public String input(Values values, int level, SeededRandom random) {
        var dice = new ArrayList<Integer>();
        int most = 0;
        int count = level < 2 ? 1 : level < 4 ? 2 : 3;
        var kinds = level % 2 == 0 ? List.of(6) : List.of(4, 6, 8, 10, 12);
        while (dice.size() < count) {
            int sides = random.pick(kinds);
            dice.add(sides);
            most += sides;
        }
        return "Dice with sides: " + NumberText.join(dice) + "\nTarget: " + random.between(count + 1, most);
    }

    @Override
    public int level(Values values, String input) {
        int dice = 1 + Measure.count(input, ',');
        boolean plain = input.matches("Dice with sides: 6(, 6)*\\n[\\s\\S]*");
        return dice == 1 ? Level.EASIEST : Measure.level(2 * dice + (plain ? 0 : 1), 3, 4, 5, 6);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        var read = INPUT.matcher(input);
        if (!read.matches()) {
            return Optional.empty();
        }
        int target = Integer.parseInt(read.group(2));
        var ways = new long[] {1};
        long all = 1;
        for (var die : read.group(1).split(", ", -1)) {
            int sides = Integer.parseInt(die);
            if (sides < 2 || sides > MOST_SIDES) {
                return Optional.empty();
            }
            ways = thrown(ways, sides);
            all *= sides;
        }
        long favourable = 0;
        for (int sum = 0; sum < ways.length; sum++) {
            boolean counts =
                    switch (values.kind()) {
                        case "at-least" -> sum >= target;
                        case "exactly" -> sum == target;
                        default -> sum < target;
                    };
            favourable += counts ? ways[sum] : 0;
        }
        return Optional.of(Fraction.of(favourable, all).plain());
    }

    /** Returns in how many ways each sum comes about with one die more. */
    private static long[] thrown(long[] before, int sides) {
        var ways = new long[before.length + sides];
        for (int sum = 0; sum < before.length; sum++) {
            for (int pips = 1; pips <= sides; pips++) {
                ways[sum + pips] += before[sum];
            }
        }
        return ways;
    }
}
