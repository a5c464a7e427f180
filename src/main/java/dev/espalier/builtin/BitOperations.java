package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Bitwise operations on two binary numbers of the same width. */
final class BitOperations implements TaskFamily {

    private static final Pattern INPUT = Pattern.compile("([01]{1,40})\\n([01]{1,40})");

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "and",
                    "Compute the bitwise AND of the two binary numbers, keeping all digits.",
                    "Apply the second line as a mask to the first: a bit stays 1 where the mask has a 1 and becomes 0 elsewhere. Write the masked pattern in full width.",
                    "Where both rows show a one, the answer has a one, otherwise a zero. Print that row.")
            .say(
                    "or",
                    "Combine the two bit strings by a bitwise OR and give the result with leading zeros.",
                    "{who} merges two sets of flags. Which flags are on if a flag counts as on as soon as either line has it on? Same number of bits, please.",
                    "Overlay two punched strips: a position is open (1) if at least one of them is open there. State the combined bit pattern.")
            .say(
                    "xor",
                    "What is the XOR of these two binary words? Keep their width.",
                    "Write a 1 for every position at which the lines differ and a 0 where they agree.",
                    "Encrypt the first word with the second as a one-time pad, adding bit by bit modulo two.")
            .say(
                    "distance",
                    "How many bits differ between the two words, i.e. what is their Hamming distance?",
                    "Count the positions that must be flipped to turn the first binary string into the second.",
                    "A message of bits was sent (line 1) and received (line 2). Find the number of transmission errors.")
            .say(
                    "sum",
                    "Add the two binary numbers and give the sum in binary without leading zeros.",
                    "Perform a base-two addition with carries; write the total in base two, its first digit being 1.")
            .list();

    @Override
    public String name() {
        return "bit-operations";
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
        int width = 2 + 2 * level;
        return bits(width, random) + "\n" + bits(width, random);
    }

    private static String bits(int width, SeededRandom random) {
        var bits = new StringBuilder("1");
        while (bits.length() < width) {
            bits.append(random.nextInt(2));
        }
        return bits.toString();
    }

    @Override
    public int level(Values values, String input) {
        return Measure.level(input.length(), 9, 13, 17, 21);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        var words = INPUT.matcher(input);
        if (!words.matches() || words.group(1).length() != words.group(2).length()) {
            return Optional.empty();
        }
        long one = Long.parseLong(words.group(1), 2);
        long other = Long.parseLong(words.group(2), 2);
        int width = words.group(1).length();
        return Optional.of(
                switch (values.kind()) {
                    case "and" -> padded(one & other, width);
                    case "or" -> padded(one | other, width);
                    case "xor" -> padded(one ^ other, width);
                    case "distance" -> String.valueOf(Long.bitCount(one ^ other));
                    default -> Long.toBinaryString(one + other);
                });
    }

    private static String padded(long number, int width) {
        var digits = Long.toBinaryString(number);
        return "0".repeat(width - digits.length()) + digits;
    }
}
