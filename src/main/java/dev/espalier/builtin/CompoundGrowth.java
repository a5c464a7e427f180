package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Growth by the same percentage year after year; only cases that come out with two decimals at most. */
final class CompoundGrowth implements TaskFamily {

    private static final Pattern INPUT =
            Pattern.compile("Start: ([1-9]\\d{0,8})\\nRate: ([1-9]\\d?) %\\nYears: ([1-9]\\d?)");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE), Slot.oneOf("place", Bank.PLACES))
            .say(
                    "up",
                    "A sum of money grows by the same rate every year, interest included. What does it come to at the end?",
                    "Compute the final balance of a savings account with annual compounding.",
                    "The population of {place} increases each year by the given percentage of the previous year. How many people live there after the stated time?",
                    "{who} leaves the starting capital and all interest in the bank. Find the amount available when the years are over.",
                    "Multiply the start by the growth factor once per year and report the last value.")
            .say(
                    "gain",
                    "How much compound interest has been earned in total by the end?",
                    "By what amount does the end value exceed the start if growth compounds yearly at the stated rate?",
                    "Tell {who}, who never withdraws anything, what sum the bank has added over all the years of yearly compounding.",
                    "Subtract the initial deposit from the balance after compounding once a year; which profit remains?")
            .say(
                    "down",
                    "A machine loses the given percentage of its current value each year. What is it worth at the end?",
                    "Every year the herd shrinks by the stated rate, always reckoned from the number of the year before. How many animals are left?",
                    "Depreciate the start value geometrically at this rate and give the book value after the last year.",
                    "The lake near {place} dries up, year by year, by the same share of the water still there. Determine the quantity left after the period.")
            .in("de")
            .say(
                    "up",
                    "Ein Geldbetrag wächst jedes Jahr um denselben Prozentsatz, Zinsen eingeschlossen. Wie hoch ist er am Ende?",
                    "Berechne das Endkapital bei jährlicher Verzinsung mit Zinseszins.")
            .say(
                    "gain",
                    "Wie viel Zins und Zinseszins kommt bis zum Ende insgesamt zusammen?",
                    "Um welchen Betrag übersteigt das Endkapital das Startkapital bei jährlichem Zinseszins?")
            .say(
                    "down",
                    "Eine Maschine verliert jedes Jahr den angegebenen Prozentsatz ihres jeweiligen Werts. Was ist sie am Ende wert?",
                    "Der Bestand schrumpft jährlich um den genannten Anteil des Vorjahrs. Wie groß ist er nach der angegebenen Zeit?")
            .in("es")
            .say(
                    "up",
                    "Una suma de dinero crece cada año en el mismo porcentaje, intereses incluidos. ¿A cuánto asciende al final?",
                    "Calcula el capital final con interés compuesto anual.")
            .say(
                    "gain",
                    "¿Cuánto interés compuesto se ha ganado en total al final?",
                    "¿En cuánto supera el capital final al inicial si el interés se capitaliza cada año?")
            .say(
                    "down",
                    "Una máquina pierde cada año el porcentaje indicado de su valor en ese momento. ¿Cuánto vale al final?",
                    "La cantidad disminuye cada año en el porcentaje dado respecto del año anterior. ¿Cuánto queda al cabo de ese tiempo?")
            .in("fr")
            .say(
                    "up",
                    "Une somme d'argent augmente chaque année du même pourcentage, intérêts compris. À combien s'élève-t-elle à la fin ?",
                    "Calcule le capital final avec des intérêts composés chaque année.")
            .say(
                    "gain",
                    "Quel est le total des intérêts composés gagnés jusqu'à la fin ?",
                    "De combien le capital final dépasse-t-il le capital de départ si les intérêts sont composés chaque année ?")
            .say(
                    "down",
                    "Une machine perd chaque année le pourcentage indiqué de sa valeur du moment. Que vaut-elle à la fin ?",
                    "La quantité diminue chaque année du taux donné par rapport à l'année précédente. Combien en reste-t-il au bout de cette durée ?")
            .in("zh")
            .say("up", "一笔钱每年按相同的比率增长，利息计入本金。最后共有多少？", "按每年复利计算期末的本利和。")
            .say("gain", "到期末一共赚得多少复利利息？", "按每年复利计算，期末金额比本金多多少？")
            .say("down", "一台机器每年按当年价值的给定百分比贬值。最后它值多少？", "某个数量每年比上一年减少给定的百分比，经过所给年数后还剩多少？")
            .list();

    @Override
    public String name() {
        return "compound-growth";
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
        int years = level < 3 ? level : random.between(level - 1, level);
        int rate = random.pick(level < 4 ? List.of(5, 10, 20, 25, 50) : List.of(10, 20, 30, 50));
        // The start is a multiple of a power of the denominator, so that nobody is halved.
        var unit = Fraction.of(rate, 100).denominator().pow(years);
        var start = unit.multiply(BigInteger.valueOf(random.between(1, 9)));
        while (start.bitLength() < 7) {
            start = start.multiply(BigInteger.TEN);
        }
        return "Start: " + start + "\nRate: " + rate + " %\nYears: " + years;
    }

    @Override
    public int level(Values values, String input) {
        var read = INPUT.matcher(input);
        return read.matches() ? Math.min(Integer.parseInt(read.group(3)), Level.HARDEST) : Level.MIDDLE;
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        var read = INPUT.matcher(input);
        if (!read.matches()) {
            return Optional.empty();
        }
        var start = new BigDecimal(read.group(1));
        var rate = new BigDecimal(read.group(2));
        var percent = values.kind().equals("down") ? HUNDRED.subtract(rate) : HUNDRED.add(rate);
        var end = start.multiply(percent.movePointLeft(2).pow(Integer.parseInt(read.group(3))));
        if (end.stripTrailingZeros().scale() > 2) {
            return Optional.empty();
        }
        return Optional.of(NumberText.plain(values.kind().equals("gain") ? end.subtract(start) : end));
    }
}
