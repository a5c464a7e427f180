package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;

/** Whether a message is written in a formal or an informal style. */
final class FormalityCheck implements TaskFamily {

    private static final LabelledSentences SENTENCES = new LabelledSentences(Wordings.with(
                    Slot.oneOf("day", Bank.WEEKDAYS),
                    Slot.oneOf("place", Bank.PLACES),
                    Slot.oneOf("matter", "the invoice | the key | the tickets | the floor plan | the new desk"),
                    Slot.number("n", 2, 28))
            .say(
                    "opening",
                    "This is about {matter}.",
                    "It concerns {matter} and the meeting on {day}.",
                    "Here is a short message about {matter}.",
                    "The train from {place} was late again.",
                    "We talked about {matter} on {day}.")
            .say(
                    "closing",
                    "The office in {place} opens at nine.",
                    "There are {n} days left.",
                    "The meeting on {day} starts at ten.")
            .say(
                    "formal",
                    "I should be most grateful for a reply at your earliest convenience.",
                    "We regret to inform you that your application cannot be considered.",
                    "Please find enclosed a copy of the contract dated the {n}th of last month.",
                    "Should you require further information, do not hesitate to contact our office in {place}.",
                    "It is with great pleasure that we invite you to our annual reception.",
                    "I hereby confirm receipt of your letter concerning {matter}.",
                    "Kindly ensure that the form reaches us no later than {day}.",
                    "Your patience in this regard is greatly appreciated.",
                    "We would like to apologise for any inconvenience caused.",
                    "I am writing to enquire about the position advertised in {place}.",
                    "Payment is requested within {n} days of receipt.",
                    "The board wishes to express its sincere gratitude for your efforts.")
            .say(
                    "informal",
                    "Can't wait to see you guys on {day}!",
                    "Gimme a shout when you've got a sec.",
                    "Sorry, totally forgot about it, my bad!",
                    "Wanna grab a bite in {place} later?",
                    "No worries, it's not a big deal.",
                    "Yeah, that bloke from {place} was kinda weird, lol.",
                    "Hey, what's up with {matter}?",
                    "I'm gonna be a bit late, so don't wait up.",
                    "That gig was awesome, wasn't it?",
                    "Thanks a bunch, you're a star!",
                    "Ugh, I'm so done with this stuff.",
                    "Loads of people showed up, like {n} or so, crazy!"));

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE), Slot.oneOf("place", Bank.PLACES))
            .say(
                    "style",
                    "Is the style of the message formal or informal?",
                    "Rate the register of the following lines as \"informal\" or \"formal\".",
                    "Would you send this to a court or to a pal? Call it formal in the first case and informal in the second.",
                    "{who} collects examples of letters and of chats. Sort the text by its tone, formal or informal.",
                    "Pay attention to contractions, slang and set phrases, then classify the writing as formal or informal.",
                    "Tag the register; your choice is between informal and formal.",
                    "A style checker for a law firm in {place} flags whatever is informal and passes what is formal. What does it report here?")
            .say(
                    "suitable",
                    "Could this be sent as it stands to a minister or a judge, as far as its tone goes? Yes or no.",
                    "Does the writer keep to the polite, distant language of business letters? Answer yes or no.",
                    "{who} must not use slang in letters to customers. Is this wording acceptable, yes or no?",
                    "Say yes if the lines read like official correspondence and no if they read like a chat among friends.")
            .list();

    @Override
    public String name() {
        return "formality-check";
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
        return SENTENCES.passage(Level.scale(level, 1, 3), random);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        return SENTENCES.label(input).map(label -> {
            boolean formal = label.equals("formal");
            return values.kind().equals("style") ? label : formal ? "yes" : "no";
        });
    }
}
