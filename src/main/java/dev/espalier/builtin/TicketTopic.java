package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;

/** Sorting support tickets by topic. */
final class TicketTopic implements TaskFamily {

    private static final LabelledSentences SENTENCES = new LabelledSentences(Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE),
                    Slot.number("n", 2, 28),
                    Slot.number("order", 10000, 99999),
                    Slot.oneOf(
                            "thing",
                            "coffee grinder | desk lamp | rucksack | toaster | alarm clock | printer | kettle | headset"))
            .say(
                    "opening",
                    "Hello, my name is {who} and my order number is {order}.",
                    "Good morning, this is about my {thing}.",
                    "I have been a customer for {n} years.")
            .say("closing", "Please get back to me soon.", "Kind regards, {who}.", "I hope you can help me.")
            .say(
                    "billing",
                    "I was charged twice for order {order}.",
                    "The invoice shows {n} euros more than the price on your site.",
                    "My refund for the {thing} has not reached my bank after {n} days.",
                    "Why does my credit card statement list {n} payments to you?",
                    "The discount code was accepted, but the invoice does not show it.",
                    "You sent me a reminder although I have paid the invoice.")
            .say(
                    "delivery",
                    "My parcel has been in transit for {n} days.",
                    "The tracking page has said the same thing since the {n}th.",
                    "The courier left the box with a neighbour I do not know.",
                    "Half of the parcel is missing, only the {thing} was in it.",
                    "When will the shipment with the {thing} arrive?",
                    "The driver rang nobody and took the parcel back to the depot.")
            .say(
                    "account",
                    "I cannot log in since I changed my password.",
                    "The link for resetting my password has expired.",
                    "Please change the e-mail address of my profile.",
                    "My profile was locked after {n} attempts to sign in.",
                    "How do I delete my login and all stored data?",
                    "The confirmation code for signing in never reaches my phone.")
            .say(
                    "defect",
                    "The {thing} stopped working after {n} days.",
                    "There is a crack in the housing of the {thing}.",
                    "When I switch the {thing} on, it smells of burnt plastic.",
                    "One of the buttons of the {thing} fell off.",
                    "The {thing} makes a grinding noise and then turns itself off.",
                    "The battery of the {thing} does not hold its charge any more."));

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("place", Bank.PLACES), Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "",
                    "Classify the support ticket as billing, delivery, account or defect.",
                    "Which team should handle this customer message: billing, delivery, account or defect?",
                    "Label the topic of the message. Possible labels are \"billing\", \"delivery\", \"account\" and \"defect\".",
                    "You sort the inbox of a web shop in {place}. Assign the mail to one of four trays, named billing, delivery, account and defect.",
                    "Read what the customer writes and decide what it is about, choosing between delivery, defect, billing and account.",
                    "{who} forwards complaints to the right desk, either account, billing, defect or delivery. Which desk gets this one?",
                    "Determine the category of the request; the categories are defect, account, delivery and billing.",
                    "Tag the following ticket with the single fitting word out of account, defect, delivery, billing.",
                    "Is this ticket a matter of delivery, of billing, of the account or of a defect?")
            .list();

    @Override
    public String name() {
        return "ticket-topic";
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
