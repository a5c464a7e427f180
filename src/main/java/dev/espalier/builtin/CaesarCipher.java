package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;

/** The Caesar cipher, to and fro, over the small and capital letters of English. */
final class CaesarCipher implements TaskFamily {

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.growing("shift", 1, 4, 20, 1), Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "encode",
                    "Encrypt the message with a Caesar cipher that moves each letter {shift} places forward in the alphabet.",
                    "Shift every letter by {shift} towards z, going on at a after z, and leave spaces alone.",
                    "Children pass secret notes by replacing a letter with the one {shift} further on. What does the note say in their code?",
                    "Apply a rotation of {shift} to the letters of this text.",
                    "Hide the words from {who} by stepping each letter {shift} positions up, cyclically.")
            .say(
                    "decode",
                    "Decipher this Caesar code, which was made by moving letters {shift} places forward.",
                    "{who} received the line below, in which all letters had been advanced by {shift}. Recover the original.",
                    "Undo a rotation of {shift}: move each letter that many steps back, wrapping from a to z.",
                    "Somebody encoded a phrase with key {shift}; read it out in the clear.")
            .list();

    @Override
    public String name() {
        return "caesar-cipher";
    }

    @Override
    public AnswerShape shape() {
        return AnswerShape.LINE;
    }

    @Override
    public List<Wording> wordings() {
        return WORDINGS;
    }

    @Override
    public String input(Values values, int level, SeededRandom random) {
        var plain = String.join(" ", Phrases.words(random, Level.scale(level, 1, 5), Level.scale(level, 2, 9)));
        return values.kind().equals("encode") ? plain : rotate(plain, values.number("shift"));
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        if (!Phrases.isPlain(input)) {
            return Optional.empty();
        }
        long shift = values.number("shift") % 26;
        return Optional.of(rotate(input, values.kind().equals("encode") ? shift : 26 - shift));
    }

    private static String rotate(String text, long shift) {
        var rotated = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            char first = c >= 'a' ? 'a' : 'A';
            rotated.append(letter ? (char) (first + (c - first + shift) % 26) : c);
        }
        return rotated.toString();
    }
}
