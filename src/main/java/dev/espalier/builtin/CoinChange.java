package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Paying an amount with coins: the fewest of them, and in how many ways. */
final class CoinChange implements TaskFamily {

    private static final Pattern INPUT =
            Pattern.compile("Coins: ([1-9]\\d{0,2}(?:, [1-9]\\d{0,2}){0,9})\\nAmount: ([1-9]\\d{0,3})");
    private static final List<List<Integer>> SYSTEMS = List.of(
            List.of(1, 2, 5, 10, 20, 50),
            List.of(1, 5, 10, 25, 50),
            List.of(1, 3, 4, 10, 30),
            List.of(1, 4, 9, 16, 25),
            List.of(2, 5, 7, 20, 30),
            List.of(1, 6, 10, 15, 40));

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "fewest",
                    "What is the smallest number of coins that add up to the amount? Any coin may be used repeatedly.",
                    "A vending machine with plenty of every coin listed returns the amount in as few pieces as possible. How many pieces drop?",
                    "{who} dislikes a heavy purse. Pay the amount exactly with the minimum count of coins and tell me this count.",
                    "With an unlimited supply of the given denominations, how few coins suffice for the sum?",
                    "Solve the minimum coin change problem for these data; output only how many coins are needed.",
                    "Beware, the greedy choice may mislead. Find the least number of coins, of the values stated, which together make exactly the amount.",
                    "How many stamps at least must be stuck on a parcel if stamps come in the values called coins here and the postage must equal the amount?")
            .say(
                    "ways",
                    "In how many different ways can the amount be paid with these coins, ignoring order?",
                    "Count the combinations of coins, repetition allowed and sequence irrelevant, whose total is the amount.",
                    "{who} wonders how many distinct handfuls of such coins are worth precisely the amount. Two handfuls are the same if they hold equally many coins of every value.",
                    "Every denomination may be used as often as you like. Give the number of possibilities to make up the sum, where merely reordering coins counts for nothing.",
                    "Write the amount as a sum of the given coin values, largest first. How many such sums exist?",
                    "Work out the number of multisets of the listed coins that reach the amount exactly.")
            .in("de")
            .say(
                    "fewest",
                    "Wie viele Münzen braucht man mindestens, um den Betrag genau zu bezahlen? Jede Münze darf mehrfach vorkommen.",
                    "Bestimme die kleinste Anzahl von Münzen der angegebenen Werte, die zusammen den Betrag ergeben.")
            .say(
                    "ways",
                    "Auf wie viele Arten lässt sich der Betrag mit diesen Münzen bezahlen, wenn die Reihenfolge keine Rolle spielt?",
                    "Zähle die Möglichkeiten, den Betrag aus beliebig vielen dieser Münzen zusammenzustellen; auf die Reihenfolge kommt es nicht an.")
            .in("es")
            .say(
                    "fewest",
                    "¿Cuántas monedas hacen falta como mínimo para pagar la cantidad exacta? Cada moneda puede repetirse.",
                    "Halla el menor número de monedas de los valores dados que suman exactamente la cantidad.")
            .say(
                    "ways",
                    "¿De cuántas maneras se puede pagar la cantidad con estas monedas, sin tener en cuenta el orden?",
                    "Cuenta las combinaciones de monedas, con repetición y sin importar el orden, que suman la cantidad.")
            .in("fr")
            .say(
                    "fewest",
                    "Combien de pièces faut-il au minimum pour payer exactement le montant ? Chaque pièce peut servir plusieurs fois.",
                    "Détermine le plus petit nombre de pièces, parmi les valeurs données, dont la somme est le montant.")
            .say(
                    "ways",
                    "De combien de façons peut-on payer le montant avec ces pièces, sans tenir compte de l'ordre ?",
                    "Compte les combinaisons de pièces, répétitions permises et ordre indifférent, dont le total est le montant.")
            .in("zh")
            .say("fewest", "最少需要多少枚硬币才能正好付清这笔金额？每种硬币可以重复使用。", "求用所给面值的硬币正好凑成该金额所需的最少枚数。")
            .say("ways", "不考虑顺序，用这些硬币付清该金额有多少种方法？", "每种硬币可以用任意多枚，顺序不同算同一种，请数出凑成该金额的组合数。")
            .list();

    @Override
    public String name() {
        return "coin-change";
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
        var coins = random.pick(SYSTEMS).subList(0, Math.min(5, 2 + (level + 1) / 2));
        boolean ways = values.kind().equals("ways");
        int amount = random.between(5 * level, ways ? 8 + 6 * level : 10 + 17 * level);
        return "Coins: " + NumberText.join(coins) + "\nAmount: " + amount;
    }

    @Override
    public int level(Values values, String input) {
        var read = INPUT.matcher(input);
        return read.matches()
                ? Measure.level(Measure.count(input, ',') * 20L + Long.parseLong(read.group(2)), 60, 85, 105, 130)
                : Level.MIDDLE;
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        var read = INPUT.matcher(input);
        if (!read.matches()) {
            return Optional.empty();
        }
        var coins = NumberText.list(read.group(1)).orElse(List.of());
        int amount = Integer.parseInt(read.group(2));
        if (coins.stream().distinct().count() < coins.size()) {
            return Optional.empty();
        }
        return values.kind().equals("ways") ? Optional.of(ways(coins, amount).toString()) : fewest(coins, amount);
    }

    private static BigInteger ways(List<Integer> coins, int amount) {
        var ways = new BigInteger[amount + 1];
        Arrays.fill(ways, BigInteger.ZERO);
        ways[0] = BigInteger.ONE;
        for (int coin : coins) {
            for (int sum = coin; sum <= amount; sum++) {
                ways[sum] = ways[sum].add(ways[sum - coin]);
            }
        }
        return ways[amount];
    }

    private static Optional<String> fewest(List<Integer> coins, int amount) {
        int unreachable = amount + 1;
        var fewest = new int[amount + 1];
        for (int sum = 1; sum <= amount; sum++) {
            fewest[sum] = unreachable;
            for (int coin : coins) {
                if (coin <= sum) {
                    fewest[sum] = Math.min(fewest[sum], fewest[sum - coin] + 1);
                }
            }
        }
        return fewest[amount] == unreachable ? Optional.empty() : Optional.of(String.valueOf(fewest[amount]));
    }
}
