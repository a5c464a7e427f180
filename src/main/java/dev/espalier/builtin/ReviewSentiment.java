package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;

/** Telling praise from complaint in short reviews. */
final class ReviewSentiment implements TaskFamily {

    private static final LabelledSentences SENTENCES = new LabelledSentences(Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE),
                    Slot.number("n", 2, 9),
                    Slot.oneOf("what", "soup | breakfast | room | tour | concert | garden | service | terrace"),
                    Slot.oneOf("day", Bank.WEEKDAYS))
            .say(
                    "opening",
                    "We came on a {day} with {n} people.",
                    "{who} had recommended the place to us.",
                    "We stayed for {n} nights.",
                    "The {what} was what we came for.")
            .say(
                    "closing",
                    "That was on a {day}.",
                    "It was our first visit.",
                    "You may print this with my name, {who}.")
            .say(
                    "positive",
                    "The {what} was a delight from start to end.",
                    "Everyone was friendly and nothing took long.",
                    "I have rarely enjoyed a {what} so much.",
                    "Worth every penny, and we will certainly be back.",
                    "{who} went out of the way to make us feel welcome.",
                    "The {what} was even better than we had hoped.",
                    "My children still talk about the lovely {what}.")
            .say(
                    "negative",
                    "The {what} was a disappointment.",
                    "We waited for {n} hours and nobody apologised.",
                    "I would not go there again if it were free.",
                    "The staff were rude, and the {what} was dirty.",
                    "For that price the {what} was an insult.",
                    "We asked {n} times for help and were ignored.",
                    "Half of what the brochure promised about the {what} was untrue."));

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("place", Bank.PLACES), Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "",
                    "Classify the review as positive or negative.",
                    "Is the writer of this review satisfied? Choose positive if so, otherwise negative.",
                    "Judge the sentiment of the text: positive or negative?",
                    "A hotel in {place} collects opinions. Decide for the one below whether it speaks in favour (positive) or against (negative).",
                    "Detect the mood of the comment and name it with one word, \"negative\" or \"positive\".",
                    "Sort the customer's remark into the pile called positive or the pile called negative.",
                    "Would {who}, the owner, be glad to read this? Say positive for praise and negative for criticism.",
                    "Rate the attitude behind these lines on a scale with two values, negative and positive.",
                    "What feeling do these sentences express, a positive or a negative one?")
            .list();

    @Override
    public String name() {
        return "review-sentiment";
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
        return SENTENCES.passage(random.between(1, Level.scale(level, 1, 4)), random);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        return SENTENCES.label(input);
    }
}
