package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;

/** What a short passage is about. */
final class PassageTopic implements TaskFamily {

    private static final LabelledSentences SENTENCES = new LabelledSentences(Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE),
                    Slot.oneOf("place", Bank.PLACES),
                    Slot.oneOf("day", Bank.WEEKDAYS),
                    Slot.oneOf("month", Bank.MONTHS),
                    Slot.number("n", 2, 19))
            .say(
                    "opening",
                    "{who} told us the following on {day}.",
                    "The local paper of {place} had this to say.",
                    "I overheard this on the bus to {place} in {month}.",
                    "I made a note of this last {day}.",
                    "Readers from {place} sent us these lines.")
            .say(
                    "closing",
                    "More about it next {day}.",
                    "That, at least, is what {who} says.",
                    "We shall see what {month} brings.",
                    "Opinions in {place} differ.")
            .say(
                    "cooking",
                    "Let the dough rest for {n} minutes before you roll it out.",
                    "A pinch of nutmeg brings out the taste of the cream sauce.",
                    "{who} simmers the broth all night with bones and bay leaves.",
                    "Fry the onions until they are golden, then add the rice.",
                    "An oven that runs too hot will burn the crust of any pie.",
                    "Whisk the egg whites with {n} spoons of sugar until they are stiff.",
                    "The pan must be hot before the batter goes in.",
                    "Season the stew at the very end, never at the start.")
            .say(
                    "sport",
                    "The goalkeeper of {place} saved a penalty in the last minute.",
                    "{who} ran the marathon in under {n} hours.",
                    "After {n} defeats in a row, the coach was dismissed.",
                    "The relay team dropped the baton and lost its medal.",
                    "Fans sang throughout the second half of the match.",
                    "The referee showed {n} yellow cards before the break.",
                    "A sprained ankle keeps the captain out of the league game on {day}.",
                    "She won the set although she had served badly.")
            .say(
                    "travel",
                    "The night train to {place} has sleeping cars again.",
                    "We missed our connection and spent {n} hours in the departure hall.",
                    "A small guest house by the harbour had a room with a view.",
                    "Pack light, because the old town can only be reached on foot.",
                    "The passport must be valid for {n} more months when you cross the border.",
                    "From the airport a shuttle bus takes tourists straight to the beach.",
                    "{who} toured the coast with a tent and a guidebook.",
                    "The ferry leaves twice a day and carries bicycles free of charge.")
            .say(
                    "money",
                    "The central bank raised its interest rate in {month}.",
                    "Shares of the shipyard fell by {n} percent.",
                    "{who} puts a tenth of every salary into a savings account.",
                    "Rents rise faster than wages, and so does inflation.",
                    "The treasurer presented a budget with a deficit of {n} million.",
                    "A mortgage over {n} years is cheaper by the month but dearer in the end.",
                    "Investors wait for the quarterly figures with little hope of a dividend.",
                    "Those who pay their taxes late are charged a fee.")
            .say(
                    "health",
                    "The doctor advised {n} weeks of rest after the operation.",
                    "Nurses at the clinic of {place} give vaccinations on {day}.",
                    "A dry cough and a fever are typical symptoms of the infection.",
                    "{who} takes {n} tablets a day against high blood pressure.",
                    "Physiotherapy eased the pain in her shoulder.",
                    "The pharmacist warned that the ointment may cause a rash.",
                    "Too little sleep weakens the immune system.",
                    "The dentist found {n} cavities at the yearly check-up.")
            .say(
                    "gardening",
                    "Prune the rose bushes before the first buds open.",
                    "Slugs have eaten {n} heads of lettuce in a single night.",
                    "A layer of compost keeps the soil of the flower bed moist.",
                    "{who} sows radishes in {month} and thins the seedlings later.",
                    "Water the tomato plants in the evening, never at noon.",
                    "The hedge needs trimming once the blackbirds have left their nest.",
                    "Weeds between the rows are best pulled out after rain.",
                    "Tulip bulbs go into the ground {n} weeks before the frost."));

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("reader", Bank.PEOPLE), Slot.oneOf("town", Bank.PLACES))
            .say(
                    "",
                    "What is the passage about? Choose cooking, sport, travel, money, health or gardening.",
                    "Assign the text to one section of a newspaper, be it sport, money, travel, health, gardening or cooking.",
                    "Name the topic in one word, taken from health, cooking, money, gardening, travel, sport.",
                    "{reader} runs a second-hand bookshop with shelves for gardening, cooking, health, sport, money and travel. Where would a book that holds these lines be put?",
                    "Categorise the excerpt. Allowed categories are \"money\", \"sport\", \"cooking\", \"travel\", \"gardening\", \"health\".",
                    "Six reporters in {town} cover travel, health, sport, cooking, gardening and money. Whose field does this report touch? Give the field.",
                    "Which subject out of cooking, gardening, health, money, sport and travel do most of the sentences deal with?",
                    "Tag the paragraph for our archive with sport, gardening, cooking, health, travel or money.",
                    "Someone turns the radio on in the middle of a programme and hears the following. Was the programme on money, travel, sport, health, gardening or cooking?",
                    "Ignore who is speaking and where. Tell me the theme, which is gardening, health, travel, cooking, sport or money.",
                    "Topic labels are travel, cooking, money, sport, gardening and health; predict the label of the snippet below.")
            .list();

    @Override
    public String name() {
        return "passage-topic";
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
        return SENTENCES.passage(Level.scale(level, 1, 4), random);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        return SENTENCES.label(input);
    }
}
