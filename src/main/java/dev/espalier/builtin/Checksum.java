package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers with a check digit: card numbers (Luhn, ISO/IEC 7812-1) and book numbers (ISBN-13 and ISBN-10, ISO 2108). */
final class Checksum implements TaskFamily {

    private static final Pattern CARD = Pattern.compile("\\d{4,30}");
    private static final Pattern ISBN13 = Pattern.compile("97[89]\\d{10}");
    private static final Pattern ISBN10 = Pattern.compile("\\d{9}[\\dX]");
    private static final String DIGITS = "0123456789X";

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "luhn",
                    "Check the card number with the Luhn algorithm and label it valid or invalid.",
                    "Does this number pass the Luhn test? Reply \"valid\" if it does, \"invalid\" if not.",
                    "Double every second digit counted from the right, starting with the last but one, subtract 9 from results above 9, and add all digits up. A total divisible by ten means valid; anything else, invalid. Which is it?",
                    "{who} typed a customer number that ends in a mod-10 (Luhn) check digit. Say whether it can be right: valid or invalid.",
                    "Classify the digits as a valid or an invalid account number under the Luhn scheme.")
            .say(
                    "isbn13",
                    "Is this ISBN-13 valid or invalid?",
                    "Weight the thirteen digits alternately by 1 and 3; a book number is valid when the sum is a multiple of ten and invalid otherwise. Judge the one given.",
                    "A librarian scans a thirteen-digit book number. Verify its check digit and report valid or invalid.",
                    "Tell whether the ISBN (13 digits) contains a typing mistake that the check digit reveals; \"invalid\" if so, \"valid\" if none shows.")
            .say(
                    "isbn10",
                    "Is this ISBN-10 valid or invalid? X as the last character counts ten.",
                    "Old books carry ten-character numbers in which the first digit is multiplied by 10, the second by 9 and so on down to 1 (a final X means 10). If 11 divides the sum, call the number valid, else invalid.",
                    "{who} copied a ten-character ISBN from a flea market find. Decide by the modulo-11 rule: valid or invalid?",
                    "Using the weights ten to one, verify the check character of the short-form ISBN and choose the label valid or invalid.")
            .list();

    @Override
    public String name() {
        return "checksum";
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
        var start = new StringBuilder(values.kind().equals("isbn13") ? random.pick(List.of("978", "979")) : "");
        int length =
                switch (values.kind()) {
                    case "luhn" -> 5 + 2 * level;
                    case "isbn13" -> 12;
                    default -> 9;
                };
        while (start.length() < length) {
            start.append(random.nextInt(10));
        }
        var whole = completed(values.kind(), start.toString());
        return random.nextInt(2) == 0 ? whole : mistyped(whole, random);
    }

    private static String completed(String kind, String start) {
        for (int i = 0; i < DIGITS.length(); i++) {
            if (isValid(kind, start + DIGITS.charAt(i))) {
                return start + DIGITS.charAt(i);
            }
        }
        throw new IllegalStateException("every start has a check digit");
    }

    /** One digit wrong, or two neighbours swapped, behind the first three. */
    private static String mistyped(String number, SeededRandom random) {
        int at = random.between(3, number.length() - 3);
        char digit = number.charAt(at);
        char other = random.nextInt(2) == 0 ? number.charAt(at + 1) : (char) ('0' + (digit - '0' + 3) % 10);
        var swapped = number.charAt(at + 1) == other ? digit : number.charAt(at + 1);
        return number.substring(0, at) + other + swapped + number.substring(at + 2);
    }

    @Override
    public int level(Values values, String input) {
        return values.kind().equals("luhn") ? Measure.level(input.length(), 8, 10, 12, 14) : Level.MIDDLE;
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        var form =
                switch (values.kind()) {
                    case "luhn" -> CARD;
                    case "isbn13" -> ISBN13;
                    default -> ISBN10;
                };
        return form.matcher(input).matches()
                ? Optional.of(isValid(values.kind(), input) ? "valid" : "invalid")
                : Optional.empty();
    }

    private static boolean isValid(String kind, String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = DIGITS.indexOf(number.charAt(i));
            int fromRight = number.length() - i;
            sum += switch (kind) {
                case "luhn" -> fromRight % 2 == 1 ? digit : 2 * digit - (digit > 4 ? 9 : 0);
                case "isbn13" -> fromRight % 2 == 1 ? digit : 3 * digit;
                default -> fromRight * digit;
            };
        }
        return sum % (kind.equals("isbn10") ? 11 : 10) == 0;
    }
}
