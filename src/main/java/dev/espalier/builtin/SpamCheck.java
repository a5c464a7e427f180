package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;

/** Telling unwanted mass mail from letters that somebody meant to send. */
final class SpamCheck implements TaskFamily {

    private static final LabelledSentences SENTENCES = new LabelledSentences(Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE),
                    Slot.oneOf("other", Bank.PEOPLE),
                    Slot.oneOf("day", Bank.WEEKDAYS),
                    Slot.oneOf("place", Bank.PLACES),
                    Slot.oneOf("product", "watches | pills | phones | sunglasses | perfumes | handbags"),
                    Slot.number("n", 2, 12),
                    Slot.number("sum", 200, 9900, 100))
            .say(
                    "opening",
                    "Hello {who}!",
                    "Good morning, {who}!",
                    "Good evening!",
                    "Hi {who}, how are you?",
                    "This is {other} writing.",
                    "It is a while since we last spoke.")
            .say(
                    "closing",
                    "Best wishes, {other}.",
                    "See you, {other}.",
                    "I look forward to your reply.",
                    "Have a nice {day}!")
            .say(
                    "spam",
                    "You have been selected to receive {sum} dollars in cash!!!",
                    "Click the link within {n} hours or your prize is lost forever!",
                    "Lose {n} kilos in a week without any effort!",
                    "Designer {product} at 90 percent off, today only!",
                    "Send us your card number and PIN so that we can release your winnings.",
                    "Our secret method makes {sum} dollars a day while you sleep.",
                    "A prince has chosen you to look after his fortune.",
                    "Act now and order {n} {product} for the price of one, no questions asked!",
                    "Congratulations, you are our millionth visitor and have won a voucher!",
                    "Buy cheap {product} without a prescription or a receipt.",
                    "Forward this to {n} friends or bad luck will follow you.",
                    "Guaranteed loans of {sum} dollars for everybody, no checks at all!")
            .say(
                    "ham",
                    "The meeting on {day} has been moved to room {n}.",
                    "Could you look over my draft before {day}?",
                    "Thank you for lending me your ladder last {day}.",
                    "The minutes of our talk in {place} are ready for your comments.",
                    "Mother asks whether you will come for lunch on {day}.",
                    "I have attached the timetable for the trip to {place}.",
                    "We shall be {n} people for dinner, so I booked the big table.",
                    "My train reaches {place} at {n}, can you pick me up?",
                    "The choir practises in {place} this week because our hall is being painted.",
                    "You left your umbrella at our flat on {day}.",
                    "The dentist had to postpone your appointment to {day}.",
                    "Please water the tomatoes while we are in {place}."));

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE), Slot.oneOf("place", Bank.PLACES))
            .say(
                    "names",
                    "Classify the e-mail as spam or ham.",
                    "Into which folder does the mail belong, \"spam\" or \"ham\" (which means wanted mail)?",
                    "You train a mail server. Attach the tag ham to honest letters and the tag spam to junk.",
                    "Would a sensible person want to get this? Put ham if so, otherwise put spam.",
                    "{who} sorts the post of an elderly uncle. Judge the message with the single word spam or ham.")
            .say(
                    "yes-no",
                    "Is this message spam? Answer yes or no.",
                    "Say yes if the following is unsolicited advertising or a scam, no if it is ordinary correspondence.",
                    "Should the junk filter of our school in {place} stop the letter, yes or no?",
                    "Does the text try to cheat or lure its reader, as mass mails do? A yes or a no is enough.",
                    "Check for signs of fraud, such as prizes nobody asked for. Reply yes when you find them and no when you do not.")
            .say(
                    "action",
                    "Decide between \"deliver\" and \"block\" for the mail below, where only junk is blocked.",
                    "A gatekeeper reads all incoming mail in {place}; dubious offers get block, everything else gets deliver. What is the verdict here?",
                    "{who} wants no bulk advertising in the inbox. Output block or deliver for what has just come in.")
            .list();

    @Override
    public String name() {
        return "spam-check";
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
        return SENTENCES.label(input).map(label -> verdict(values.kind(), label.equals("spam")));
    }

    private static String verdict(String kind, boolean spam) {
        return switch (kind) {
            case "names" -> spam ? "spam" : "ham";
            case "yes-no" -> spam ? "yes" : "no";
            default -> spam ? "block" : "deliver";
        };
    }
}
