package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;

/** Conversions between units whose factor is a whole number; towards the larger one only when it comes out even. */
final class UnitConversion implements TaskFamily {

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.growing("n", 2, 20, 250, 1),
                    Slot.number("k", 3000, 95000, 500),
                    Slot.number("min", 120, 1500, 15),
                    Slot.meaning(
                            "big",
                            "1000m: kilometres into metres | km to m",
                            "1000g: kilograms into grams | kg to g",
                            "60s: minutes into seconds | min to s",
                            "60: hours into minutes | h to min",
                            "24: days into hours",
                            "100: metres into centimetres | m to cm",
                            "1000ml: litres into millilitres",
                            "7: weeks into days",
                            "12: feet into inches | dozens into single pieces"),
                    Slot.meaning(
                            "small",
                            "1000m: metres to kilometres",
                            "1000g: grams to kilograms",
                            "1000ml: millilitres to litres"),
                    Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "down",
                    "Convert {n} {big}.",
                    "Turn a quantity of {n} from {big}.",
                    "I have a table in the wrong unit and need the entry {n} changed from {big}; which number do I write?",
                    "Going from {big}, what does the value {n} become?",
                    "What number results when {n} is rewritten from {big}?",
                    "Recalculate {n} so that the measurement moves from {big}, and state the new figure.")
            .say(
                    "up",
                    "Change {k} from {small}.",
                    "A sensor reports {k}; translate the reading from {small}.",
                    "If the scale shows {k}, what is that after switching the display from {small}?",
                    "The recipe book of {who} says {k}, but the form wants it the other way, {small}. Supply the value for the form.")
            .say(
                    "hours",
                    "How many hours are {min} minutes, as a decimal number?",
                    "{who} has logged {min} minutes of work. Bill them as decimal hours.",
                    "Express a film length of {min} minutes in hours with a decimal point.")
            .list();

    @Override
    public String name() {
        return "unit-conversion";
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
        return "";
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        if (!input.isEmpty()) {
            return Optional.empty();
        }
        return switch (values.kind()) {
            case "down" -> Optional.of(String.valueOf(values.number("n") * factor(values.text("big"))));
            case "up" -> NumberText.quotient(values.number("k"), factor(values.text("small")));
            default -> NumberText.quotient(values.number("min"), 60);
        };
    }

    /** The digits of the meaning; letters only tell units with the same factor apart. */
    private static long factor(String meaning) {
        return Long.parseLong(meaning.replaceAll("[a-z]", ""));
    }
}
