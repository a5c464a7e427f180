package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a word, a phrase or a number reads the same from both ends. */
final class PalindromeCheck implements TaskFamily {

    private static final Pattern PHRASE = Pattern.compile("[A-Za-z]{1,20}(?:,? [A-Za-z]{1,20}){0,12}[.?!]?");
    private static final Pattern DIGITS = Pattern.compile("\\d{2,40}");

    /** Palindromes, and beside each a text that nearly is one; from short to long. */
    private static final List<List<String>> PHRASES = List.of(
            List.of("level", "lever"),
            List.of("radar", "radio"),
            List.of("kayak", "kayaks"),
            List.of("civic", "civil"),
            List.of("rotor", "motor"),
            List.of("tenet", "tent"),
            List.of("refer", "reef"),
            List.of("noon", "moon"),
            List.of("deed", "dead"),
            List.of("stats", "stars"),
            List.of("madam", "madman"),
            List.of("redder", "reader"),
            List.of("racecar", "raceway"),
            List.of("solos", "solo"),
            List.of("Step on no pets", "Step on no carpets"),
            List.of("Never odd or even", "Never odd nor even"),
            List.of("Nurses run", "Nurses ran"),
            List.of("Too hot to hoot", "Too hot to toot"),
            List.of("No lemon, no melon", "No melon, no lime"),
            List.of("Was it a rat I saw?", "Was it a rat you saw?"),
            List.of("Was it a car or a cat I saw?", "Was it a cat or a car I had seen?"),
            List.of("Madam, in Eden I am Adam", "Madam, in Eden I am Adams"),
            List.of("Rise to vote, sir!", "Rise to vote, miss!"),
            List.of("Do geese see God?", "Do geese see dogs?"),
            List.of("Mr Owl ate my metal worm", "Mr Owl ate my metal worms"),
            List.of("A man, a plan, a canal, Panama", "A man, a plan, a canal, Canada"));

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE), Slot.oneOf("place", Bank.PLACES))
            .say(
                    "phrase",
                    "Is the text a palindrome if spaces, punctuation and capitals are ignored? Yes or no.",
                    "Strip everything but the letters and read them from the end. Answer yes if you get the same sequence, no otherwise.",
                    "{who} paints words on a glass door and wonders whether they spell the same, letter by letter, from right to left. Do they? Reply yes or no.",
                    "Looking at letters only, does the following run alike forwards and backwards, yes or no?",
                    "Say no as soon as the letter at some place from the front differs from the one at that place from the back, and yes if that never happens. Signs and gaps do not count.")
            .say(
                    "phrase-named",
                    "Label the words as palindrome or ordinary; only letters matter.",
                    "Sort the entry into one of two lists, \"palindrome\" for what is symmetric in its letters and \"ordinary\" for the rest.",
                    "A club in {place} admits nothing but palindromes, judged by letters without regard to case. Classify the candidate as ordinary or palindrome.")
            .say(
                    "digits",
                    "Does the number stay the same when its digits are reversed? Say yes or no.",
                    "{who} collects bus tickets whose serial number is a mirror of itself. Is this one for the collection, yes or no?",
                    "Check the figure for symmetry, first digit against last and so on inwards. Reply yes if all pairs match or no if one fails.",
                    "Would the milometer show the same reading to somebody who takes the digits from right to left? Yes or no.")
            .list();

    @Override
    public String name() {
        return "palindrome-check";
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
        if (values.kind().equals("digits")) {
            return digits(Level.scale(level, 3, 10), random);
        }
        int to = Level.scale(level, 8, PHRASES.size());
        return PHRASES.get(random.between(Math.max(0, to - 13), to - 1)).get(random.nextInt(2));
    }

    private static String digits(int length, SeededRandom random) {
        var half = new StringBuilder(String.valueOf(random.between(1, 9)));
        while (half.length() < (length + 1) / 2) {
            half.append(random.nextInt(10));
        }
        var number = new StringBuilder(half).reverse();
        number.insert(0, half.substring(0, length / 2));
        if (random.nextInt(2) == 0) {
            int changed = random.between(length / 2 + 1, length) - 1;
            number.setCharAt(changed, (char) ('0' + (number.charAt(changed) - '0' + random.between(1, 9)) % 10));
        }
        return number.toString();
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        boolean digits = values.kind().equals("digits");
        if (!(digits ? DIGITS : PHRASE).matcher(input).matches()) {
            return Optional.empty();
        }
        var bare = input.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        boolean same = new StringBuilder(bare).reverse().toString().equals(bare);
        if (values.kind().equals("phrase-named")) {
            return Optional.of(same ? "palindrome" : "ordinary");
        }
        return Optional.of(same ? "yes" : "no");
    }
}
