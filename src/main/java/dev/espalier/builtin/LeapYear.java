package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;

/** Leap years of the Gregorian calendar. */
final class LeapYear implements TaskFamily {

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "",
                    "Is the given year a leap year? Choose yes or no.",
                    "Does February have 29 days in that year, yes or no?",
                    "Apply the Gregorian rule to the year and label it \"yes\" if a day is added, \"no\" if not.",
                    "{who} was born on 29 February and asks whether there is a proper birthday in the year stated. Decide between yes and no.",
                    "Classify the year as yes (366 days) or no (365 days).",
                    "A calendar printer must know if the year needs an extra sheet on account of a leap day. Tell the printer yes or no.",
                    "Remember that full centuries are special, and determine with yes or no whether this is a leap year.")
            .list();

    @Override
    public String name() {
        return "leap-year";
    }

    @Override
    public AnswerShape shape() {
        return AnswerShape.LABEL;
    }

    @Override
    public List<Wording> wordings() {
        return WORDINGS;
    }

    @Override
    public String input(Values values, int level, SeededRandom random) {
        return String.valueOf(random.nextInt(8) < level ? 100 * random.between(16, 29) : random.between(1600, 2900));
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        return NumberText.one(input)
                .filter(year -> year >= 1583 && year <= 9999)
                .map(year -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? "yes" : "no");
    }
}
