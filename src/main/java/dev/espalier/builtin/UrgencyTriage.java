package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;

/** Sorting messages to a caretaker by urgency. */
final class UrgencyTriage implements TaskFamily {

    private static final LabelledSentences SENTENCES = new LabelledSentences(Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE),
                    Slot.number("n", 2, 30),
                    Slot.oneOf("room", "kitchen | cellar | hallway | laundry room | stairwell | attic"))
            .say(
                    "opening",
                    "This is {who} from flat {n}.",
                    "I am writing about the {room}.",
                    "I live on the second floor, next to the {room}.")
            .say("closing", "You can reach me in flat {n} after six.", "Thank you for looking after the house.")
            .say(
                    "high",
                    "There is a strong smell of gas in the {room}.",
                    "Water is pouring through the ceiling of the {room}.",
                    "Sparks are coming out of the socket in the {room}.",
                    "Smoke is coming from the {room}.",
                    "Someone is trapped in the lift and has been for {n} minutes.",
                    "A live cable is hanging down in the {room}.")
            .say(
                    "medium",
                    "The heating in the {room} has been cold since yesterday.",
                    "The lamp in the {room} has gone out.",
                    "The lock of the {room} door jams every time.",
                    "The tap in the {room} drips all night.",
                    "Our drain is slow and the sink takes {n} minutes to empty.",
                    "The bell of flat {n} does not ring any more.")
            .say(
                    "low",
                    "Could the {room} be painted in a lighter colour one day?",
                    "It would be nice to have a bench in front of the house.",
                    "Perhaps you could put up a rack for {n} bicycles.",
                    "A plant or two would make the {room} look friendlier.",
                    "I suggest a new notice board for the {room}.",
                    "When there is money left, please think of new curtains for the {room}."));

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("place", Bank.PLACES), Slot.oneOf("who", Bank.PEOPLE), Slot.oneOf("day", Bank.WEEKDAYS))
            .say(
                    "",
                    "How urgent is this message to the caretaker: high, medium or low?",
                    "Assign a priority (high, medium, low). High means danger to people or the building, low means it can wait for weeks.",
                    "Triage the report. Use \"high\" for emergencies, \"medium\" for what must be done this week and \"low\" for the rest.",
                    "{who} looks after a block of flats in {place}. Grade the tenant's note as low, medium or high priority.",
                    "Read the message and choose low for a wish, medium for a nuisance, or high for a danger.",
                    "In which queue should the note be put, the high, the medium or the low one, if only hazards belong in the high queue and mere wishes in the low?",
                    "The plumber comes on {day}, the fire brigade comes at once, and wishes wait until spring. Is this report medium, high or low accordingly?",
                    "Set the urgency field of the ticket to high, medium or low, depending on whether there is danger, inconvenience or merely a suggestion.")
            .list();

    @Override
    public String name() {
        return "urgency-triage";
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
        return SENTENCES.passage(random.between(1, Level.scale(level, 1, 3)), random);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        return SENTENCES.label(input);
    }
}
