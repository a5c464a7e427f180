package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;

/** What somebody wants of a voice assistant. */
final class AssistantIntent implements TaskFamily {

    private static final LabelledSentences SENTENCES = new LabelledSentences(Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE),
                    Slot.oneOf("day", Bank.WEEKDAYS),
                    Slot.oneOf("place", Bank.PLACES),
                    Slot.oneOf("fruit", Bank.FRUITS),
                    Slot.oneOf("room", "kitchen | bedroom | hall | bathroom | garage | study"),
                    Slot.oneOf("goods", "oat flakes | olive oil | washing powder | rye bread | paper towels | mustard"),
                    Slot.number("n", 5, 11),
                    Slot.number("few", 2, 6))
            .say(
                    "opening",
                    "Hi there.",
                    "Okay, listen.",
                    "I have got my hands full right now.",
                    "Are you awake?",
                    "One quick thing before I leave for {place}.",
                    "It is {day} and I am late as usual.")
            .say("closing", "Thanks a lot.", "That is all for now.", "You can switch yourself off after that.")
            .say(
                    "alarm",
                    "Wake me at {n} tomorrow.",
                    "Set the alarm clock for {day} at {n} in the morning.",
                    "I must be out of bed by {n}, so ring in time.",
                    "Let me sleep {few} minutes longer and then ring again.",
                    "Please ring every morning at {n} except on {day}.",
                    "Cancel the wake-up call for {day}.",
                    "Beep loudly when {n} minutes have passed.")
            .say(
                    "weather",
                    "Will it rain in {place} on {day}?",
                    "How cold does it get tonight?",
                    "Do I need an umbrella this afternoon?",
                    "Tell me the forecast for {place}.",
                    "Is there any frost expected before {day}?",
                    "How many hours of sunshine can we hope for on {day}?",
                    "I would like to know how windy it is in {place}.")
            .say(
                    "shopping",
                    "Put {goods} on the list for the supermarket.",
                    "We are out of {goods}, note that down for the next shop.",
                    "Add {few} kilos of {fruit} to what we have to buy.",
                    "Cross {goods} off the shopping list.",
                    "What do I still have to get at the grocer's?",
                    "Remember {fruit} juice and {goods} for the trolley.",
                    "Change it to {few} packets of {goods} on the shopping list.")
            .say(
                    "message",
                    "Write to {who} that I am running late.",
                    "Tell {who} by text that dinner is at {n}.",
                    "Read me the latest text from {who}.",
                    "Answer {who} with a simple yes.",
                    "Let {who} know that the train to {place} was cancelled.",
                    "Text everybody in the family group that we have arrived.",
                    "Did {who} reply to what I sent on {day}?")
            .say(
                    "lights",
                    "Turn the lamp in the {room} off.",
                    "It is too dark in the {room}, make it brighter.",
                    "Dim everything in the {room} to {few} percent.",
                    "Leave a lamp burning in the {room} until {n}.",
                    "Switch the ceiling light in the {room} to a warmer colour.",
                    "Did I leave a light on in the {room}?",
                    "Make the bulbs in the {room} flash once."));

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE), Slot.oneOf("place", Bank.PLACES))
            .say(
                    "",
                    "What does the speaker want? Answer alarm, weather, shopping, message or lights.",
                    "Assign the utterance to one intent out of lights, alarm, weather, message, shopping.",
                    "A voice assistant must start the right app for each request, that is, weather, lights, shopping, message or alarm. Which app fits?",
                    "Detect the intent behind the spoken command. The intents are called \"message\", \"shopping\", \"lights\", \"weather\" and \"alarm\".",
                    "{who} annotates recordings for a smart speaker with the tags shopping, weather, alarm, lights, message. Pick the tag for this recording.",
                    "Is this a request about the alarm, the weather, the shopping list, a message or the lights? One keyword (alarm, weather, shopping, message, lights) suffices.",
                    "Route the sentence to the skill that can serve it, choosing from message, weather, lights, alarm and shopping.",
                    "Somebody in {place} talks to a gadget on the shelf. Summarise the purpose of the words with exactly one of these terms, namely lights, shopping, message, alarm, weather.",
                    "Understand the user and output the name of the intent: weather, alarm, message, lights, or else shopping.",
                    "For the training of a dialogue system, categorise what was said under alarm, lights, message, shopping or weather.",
                    "Of the five things our assistant can do (ring an alarm, report the weather, keep a shopping list, handle a message, control lights), which is needed here? Use the noun alarm, weather, shopping, message or lights.")
            .list();

    @Override
    public String name() {
        return "assistant-intent";
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
        return SENTENCES.passage(Level.scale(level, 1, 2), random);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        return SENTENCES.label(input);
    }
}
