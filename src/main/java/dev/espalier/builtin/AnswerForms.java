package dev.espalier.builtin;

import static dev.espalier.builtin.AnswerShape.BLOCK;
import static dev.espalier.builtin.AnswerShape.LABEL;
import static dev.espalier.builtin.AnswerShape.LINE;
import static dev.espalier.builtin.AnswerShape.NUMBER;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The forms that may be asked of an answer. */
final class AnswerForms {

    private static final Slot WORD = Slot.oneOf(
            "word",
            "done | over | checked | final | amber | delta | marble | velvet | copper | ready | saffron | walnut");
    private static final Slot KEY =
            Slot.oneOf("key", "answer | result | value | solution | reply | outcome | response | output");
    private static final Slot PERSON = Slot.oneOf("person", Bank.PEOPLE);

    static final List<AnswerForm> ALL = List.of(
            new AnswerForm(
                    "brackets",
                    Set.of(LABEL, NUMBER, LINE),
                    Wordings.with(Slot.meaning("kind-of", "(): round", "[]: square", "{}: curly"))
                            .say(
                                    "",
                                    "Put the result in {kind-of} brackets.",
                                    "Your reply must stand between {kind-of} brackets.",
                                    "Enclose [whatever you answer|what you find] in a pair of {kind-of} brackets.",
                                    "Use {kind-of} brackets around the answer, so that my script can find it.")
                            .list(),
                    (values, answer) -> values.text("kind-of").charAt(0)
                            + answer
                            + values.text("kind-of").charAt(1)),
            new AnswerForm(
                    "quotation-marks",
                    Set.of(LABEL, NUMBER, LINE),
                    Wordings.with()
                            .say(
                                    "",
                                    "Put double quotation marks around the answer.",
                                    "The reply should be quoted, with one double quotation mark at either end.",
                                    "Quote the result in double quotation marks [as in a CSV cell|the way a string literal is].",
                                    "Begin and end what you write with a double quotation mark.")
                            .list(),
                    (values, answer) -> "\"" + answer + "\""),
            new AnswerForm(
                    "json-object",
                    Set.of(LABEL, NUMBER, LINE),
                    Wordings.with(KEY)
                            .say(
                                    "",
                                    "Return a JSON object with the single key \"{key}\", whose value is the answer as a string.",
                                    "Reply in JSON, as one object that holds the answer as a string under \"{key}\".",
                                    "I need one line of JSON back, an object with one string field called \"{key}\".",
                                    "Format what you find as a JSON object whose only field, \"{key}\", is the answer written as a string.")
                            .list(),
                    (values, answer) -> "{\"" + values.text("key") + "\": " + Json.string(answer) + "}"),
            new AnswerForm(
                    "tag",
                    Set.of(LABEL, NUMBER, LINE),
                    Wordings.with(KEY)
                            .say(
                                    "",
                                    "Wrap the answer in <{key}> tags, opening and closing.",
                                    "Mark up your reply as an XML element named {key}, on one line.",
                                    "The text you return must open with <{key}> and close with </{key}>.",
                                    "Make the result the content of an XML element called {key}, without attributes.")
                            .list(),
                    (values, answer) -> "<" + values.text("key") + ">" + answer + "</" + values.text("key") + ">"),
            new AnswerForm(
                    "first-word",
                    Set.of(LABEL, NUMBER, LINE),
                    Wordings.with(WORD)
                            .say(
                                    "",
                                    "Begin your reply with the word \"{word}\", then a space, a hyphen and another space.",
                                    "The first word you write must be \"{word}\", with a spaced hyphen between it and the answer.",
                                    "Put \"{word}\" in front of the answer and part the two by a hyphen with spaces around it.")
                            .list(),
                    (values, answer) -> values.text("word") + " - " + answer),
            new AnswerForm(
                    "last-word",
                    Set.of(LABEL, NUMBER, LINE),
                    Wordings.with(WORD)
                            .say(
                                    "",
                                    "After the answer, on the same line, write a semicolon, a space and the word \"{word}\".",
                                    "Let your reply end in a semicolon, a space and the word \"{word}\", as a sign that it is complete.",
                                    "Close with \"; {word}\" so that I can see nothing was cut off.")
                            .list(),
                    (values, answer) -> answer + "; " + values.text("word")),
            new AnswerForm(
                    "capital-letters",
                    Set.of(LABEL),
                    Wordings.with()
                            .say(
                                    "",
                                    "Write the answer in capital letters.",
                                    "Use upper case for every letter of the label.",
                                    "Shout the label, I mean, all letters of it should be capitals.",
                                    "Only upper-case letters may appear in what you reply.")
                            .list(),
                    (values, answer) -> answer.toUpperCase(Locale.ROOT)),
            new AnswerForm(
                    "twice",
                    Set.of(LABEL, NUMBER, LINE),
                    Wordings.with()
                            .say(
                                    "",
                                    "State the answer twice, with a slash and spaces between the two.",
                                    "Give the result, then a spaced slash, then the very same result again.",
                                    "Repeat yourself once, so that the same answer stands left and right of a spaced slash.")
                            .list(),
                    (values, answer) -> answer + " / " + answer),
            new AnswerForm(
                    "sentence",
                    Set.of(LABEL, NUMBER, LINE),
                    Wordings.with()
                            .say(
                                    "",
                                    "Reply with a sentence that starts \"The answer is\" and ends with a full stop.",
                                    "Use the words \"The answer is\" before it and put a full stop at the end.",
                                    "Phrase it as a statement, beginning with \"The answer is\" and closed by a full stop.")
                            .list(),
                    (values, answer) -> "The answer is " + answer + "."),
            new AnswerForm(
                    "arrow",
                    Set.of(LABEL, NUMBER, LINE),
                    Wordings.with()
                            .say(
                                    "",
                                    "Put an arrow made of a hyphen and a greater-than sign before the answer.",
                                    "Lead in with -> and one space.",
                                    "An ASCII arrow (->) and a space should come first in your reply.")
                            .list(),
                    (values, answer) -> "-> " + answer),
            new AnswerForm(
                    "heading",
                    Set.of(NUMBER, LINE, BLOCK),
                    Wordings.with(Slot.oneOf("head", "Result | Solution | Reply | Outcome | Finding | Summary"))
                            .say(
                                    "",
                                    "Above the answer, on a line of its own, write the heading \"{head}\".",
                                    "Make \"{head}\" the first line of your reply and let the answer follow below.",
                                    "Your reply needs a title line that says \"{head}\", then the answer underneath.")
                            .list(),
                    (values, answer) -> values.text("head") + "\n" + answer),
            new AnswerForm(
                    "signature",
                    Set.of(NUMBER, LINE, BLOCK),
                    Wordings.with(PERSON)
                            .say(
                                    "",
                                    "Sign on a last line with a hyphen, a space and the name {person}.",
                                    "Add a final line that reads \"- {person}\", because the reply goes out under that name.",
                                    "Underneath, put the signature of {person}, which is a hyphen, a space and the name.")
                            .list(),
                    (values, answer) -> answer + "\n- " + values.text("person")),
            new AnswerForm(
                    "length-line",
                    Set.of(NUMBER, LINE),
                    Wordings.with()
                            .say(
                                    "",
                                    "On a second line, say how many characters the answer has, spaces included.",
                                    "Below the answer, state its length in characters (every one counts) as a bare number.",
                                    "Then start a new line and write the number of characters, blanks too, in your answer.")
                            .list(),
                    (values, answer) -> answer + "\n" + answer.codePointCount(0, answer.length())),
            new AnswerForm(
                    "quoted-lines",
                    Set.of(BLOCK),
                    Wordings.with()
                            .say(
                                    "",
                                    "Start every line of your reply with a greater-than sign and a space.",
                                    "Quote the whole reply e-mail style, each line led in by \"> \".",
                                    "Since it goes into a mail as a citation, prefix all lines with > and a blank.")
                            .list(),
                    (values, answer) -> "> " + answer.replace("\n", "\n> ")),
            new AnswerForm(
                    "closing-line",
                    Set.of(NUMBER, LINE, BLOCK),
                    Wordings.with(WORD)
                            .say(
                                    "",
                                    "Finish with a line that holds the word \"{word}\" and nothing more.",
                                    "The last line must be \"{word}\", all by itself.",
                                    "When the answer is complete, go down one line and write \"{word}\" as an end mark.")
                            .list(),
                    (values, answer) -> answer + "\n" + values.text("word")));

    private AnswerForms() {}
}
