package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a sentence asks, states, commands or exclaims; from level 4 on without its last mark. */
final class SentenceType implements TaskFamily {

    private static final List<Wording> SENTENCES = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE),
                    Slot.oneOf(
                            "thing",
                            "lantern | basket | ladder | blanket | kettle | compass | candle | saddle | mirror | fiddle"),
                    Slot.oneOf("how", "heavy | golden | rusty | sturdy | lovely | peculiar | splendid | crooked"),
                    Slot.oneOf("place", Bank.PLACES),
                    Slot.oneOf("day", Bank.WEEKDAYS),
                    Slot.oneOf("verb", Bank.VERBS))
            .say(
                    "question",
                    "Where did {who} leave the {how} {thing}?",
                    "Has anybody seen {who} since {day}?",
                    "Why is there a {thing} in front of the town hall of {place}?",
                    "Could you hold this {how} {thing} for a minute?",
                    "Who {verb} the {thing} when {who} is away?",
                    "Would you rather travel to {place} on {day} or a day later?",
                    "Is the {thing} older than the {how} house behind it?",
                    "How long does it take to walk from here to {place}?")
            .say(
                    "statement",
                    "{who} {verb} the {how} {thing}.",
                    "Nobody knows why the {thing} was moved to {place}.",
                    "The {thing} has belonged to {who} for years.",
                    "On {day} the market in {place} closes early.",
                    "I wonder what {who} wants with a {how} {thing}.",
                    "It is not far from the {thing} to the station of {place}.",
                    "{who} asked whether the {thing} was still for sale.",
                    "You have forgotten the {how} {thing} again.")
            .say(
                    "command",
                    "Put the {thing} back where you found it.",
                    "Do not touch the {how} {thing}!",
                    "Bring {who} the {thing} before {day}.",
                    "Wait for {who} at the gate.",
                    "Hand me that {thing}, please.",
                    "Stop at the first {thing} after {place}!",
                    "Never leave a {how} {thing} out in the rain.",
                    "Ask {who} how old the {thing} is.")
            .say(
                    "exclamation",
                    "What a {how} {thing} this is!",
                    "How beautiful {place} looks on a {day}!",
                    "Such a {how} {thing}!",
                    "How {how} your {thing} is, {who}!",
                    "What a pity that {who} cannot come on {day}!",
                    "Hooray, the {thing} is back!",
                    "Oh no, the {how} {thing} again!",
                    "What wonderful news from {place}!")
            .list();

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE), Slot.oneOf("place", Bank.PLACES))
            .say(
                    "",
                    "Is the sentence a question, a statement, a command or an exclamation?",
                    "Tell apart four types of sentence (command, exclamation, question, statement) and give the type of this one.",
                    "Grammar class: identify the function of the line as statement, question, exclamation or command.",
                    "{who} is learning English and must write exclamation, command, statement or question next to every line of a dialogue. What belongs next to this line?",
                    "Someone says the following. Do they ask (question), tell (statement), order (command) or cry out (exclamation)? Reply with the noun.",
                    "Choose the one label out of \"command\", \"question\", \"statement\" and \"exclamation\" that fits the text.",
                    "Mark the utterance by what its speaker is doing with it, using command for requests and orders, statement for plain assertions, and otherwise question or exclamation.",
                    "Linguists in {place} sort a corpus into exclamation, statement, command and question. Into which box does the entry below fall?",
                    "Beware, the punctuation alone does not decide. Say whether we read a command, a statement, an exclamation or a question.",
                    "Look at the word order and the mood of the verb, then classify what follows as question, command, exclamation or statement.",
                    "Which sentence type is it? Only exclamation, question, command and statement are allowed.")
            .list();

    @Override
    public String name() {
        return "sentence-type";
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
        var label = random.pick(SENTENCES.stream().map(Wording::kind).distinct().toList());
        var sentence = random.pick(SENTENCES.stream()
                        .filter(wording -> wording.kind().equals(label))
                        .toList())
                .say(random)
                .text();
        return level < 4 ? sentence : sentence.substring(0, sentence.length() - 1);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        // What was written down from speech may lack its last mark.
        return SENTENCES.stream()
                .filter(wording -> Stream.of("", ".", "?", "!")
                        .anyMatch(mark -> wording.understand(input + mark).isPresent()))
                .map(Wording::kind)
                .findFirst();
    }
}
