package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Whether a regular expression matches a text: letters, digits, sets, {@code \d} and the dot, repeated or not. */
final class RegexMatch implements TaskFamily {

    private static final String ATOM = "(?:[a-z0-9.]|\\\\d|\\[[a-z0-9]{1,10}]|\\[[a-z]-[a-z]])";
    private static final String REPEAT = "(?:[?*+]|\\{[1-9]})?";
    private static final Pattern INPUT =
            Pattern.compile("Pattern: ((?:" + ATOM + REPEAT + "){1,20})\\nText: ([a-z0-9]{1,60})");
    private static final Pattern PIECE = Pattern.compile("(" + ATOM + ")(" + REPEAT + ")");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "whole",
                    "Does the regular expression match the entire text? Reply yes or no.",
                    "A form accepts an entry only if the pattern covers all of it, from first to last character. Is this entry accepted, yes or no?",
                    "Imagine ^ in front of the regex and $ behind it; state with yes or no whether the string fits.",
                    "{who} validates product codes by a regex that has to fit completely. Judge the code shown: \"yes\" if valid, \"no\" if not.",
                    "Full match or not? Test the text against the pattern, leaving no character over, and choose yes or no.",
                    "Check that the string as a whole belongs to the language of the expression, labelling members yes and all others no.")
            .say(
                    "part",
                    "Can the pattern be found anywhere in the text? Reply yes or no.",
                    "A search with this regular expression looks for a substring. Say yes if it hits something and no if it comes back without a hit.",
                    "Would grep print the line of text when given that expression? Yes or no will do.",
                    "Scan the text for a stretch, however short, that the regex describes; is there one, yes or no?",
                    "{who} filters log entries, keeping those that contain a match. Decide whether the entry is kept (yes) or not (no).",
                    "Unanchored, does the regex succeed on the text at some position? Label it with \"yes\" or \"no\".")
            .list();

    /** A piece of a pattern: what one character must be, and how often it may come. */
    private record Piece(String atom, int fewest, int most) {

        static Piece of(String atom, String repeat) {
            return switch (repeat) {
                case "" -> new Piece(atom, 1, 1);
                case "?" -> new Piece(atom, 0, 1);
                case "*" -> new Piece(atom, 0, Integer.MAX_VALUE);
                case "+" -> new Piece(atom, 1, Integer.MAX_VALUE);
                default -> new Piece(atom, repeat.charAt(1) - '0', repeat.charAt(1) - '0');
            };
        }

        boolean takes(char c) {
            return switch (atom.charAt(0)) {
                case '.' -> true;
                case '\\' -> DIGITS.indexOf(c) >= 0;
                case '[' -> atom.charAt(2) == '-' ? c >= atom.charAt(1) && c <= atom.charAt(3) : atom.indexOf(c) > 0;
                default -> atom.charAt(0) == c;
            };
        }
    }

    @Override
    public String name() {
        return "regex-match";
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
        var pattern = new StringBuilder();
        var text = new StringBuilder();
        for (int i = random.between(2, 2 + level); i > 0; i--) {
            var atom = atom(random);
            var repeat = random.nextInt(2) == 0 ? "" : random.pick(List.of("+", "+", "?", "*", "{2}", "{3}"));
            pattern.append(atom).append(repeat);
            var piece = Piece.of(atom, repeat);
            for (int n = random.between(piece.fewest, Math.min(piece.most, piece.fewest + 2)); n > 0; n--) {
                text.append(fitting(piece, random));
            }
        }
        boolean part = values.kind().equals("part");
        if (text.isEmpty() || random.nextInt(3) > 0) {
            // A part is found more easily than the whole is matched.
            for (int i = part ? 3 : 1; i > 0; i--) {
                spoil(text, random);
            }
        }
        if (part) {
            text.insert(0, noise(random)).append(noise(random));
        }
        return "Pattern: " + pattern + "\nText: " + text;
    }

    private static String atom(SeededRandom random) {
        int from = random.nextInt(20);
        return switch (random.nextInt(6)) {
            case 0 -> "\\d";
            case 1 -> ".";
            case 2 -> "[" + LETTERS.charAt(from) + "-" + LETTERS.charAt(from + random.between(2, 5)) + "]";
            case 3 ->
                "[" + LETTERS.charAt(from) + LETTERS.charAt(from + random.between(1, 3)) + random.nextInt(10) + "]";
            default -> String.valueOf(LETTERS.charAt(from));
        };
    }

    private static char fitting(Piece piece, SeededRandom random) {
        var all = LETTERS + DIGITS;
        var fitting = all.chars().filter(c -> piece.takes((char) c)).boxed().toList();
        return (char) random.pick(fitting).intValue();
    }

    /** Changes a character, takes one away, or adds one; the text may well match all the same. */
    private static void spoil(StringBuilder text, SeededRandom random) {
        int at = random.nextInt(text.length() + 1);
        text.insert(at, noise(random));
        if (at + 1 < text.length() && random.nextInt(2) == 0) {
            text.deleteCharAt(at + 1);
        }
        if (text.isEmpty()) {
            text.append('q');
        }
    }

    private static String noise(SeededRandom random) {
        int from = random.nextInt(24);
        return random.pick(List.of("", DIGITS.substring(from % 8, from % 8 + 1), LETTERS.substring(from, from + 2)));
    }

    @Override
    public int level(Values values, String input) {
        return Measure.level(input.length(), 26, 30, 34, 38);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        var read = INPUT.matcher(input);
        if (!read.matches()) {
            return Optional.empty();
        }
        var pieces = new ArrayList<Piece>();
        var piece = PIECE.matcher(read.group(1));
        while (piece.find()) {
            if (isBackwards(piece.group(1))) {
                return Optional.empty();
            }
            pieces.add(Piece.of(piece.group(1), piece.group(2)));
        }
        return Optional.of(matches(pieces, read.group(2), values.kind().equals("part")) ? "yes" : "no");
    }

    private static boolean isBackwards(String atom) {
        return atom.length() == 5 && atom.charAt(2) == '-' && atom.charAt(1) > atom.charAt(3);
    }

    /** Follows all places that the pieces read so far can have come to, so no pattern takes long. */
    private static boolean matches(List<Piece> pieces, String text, boolean anywhere) {
        var places = new TreeSet<Integer>();
        for (int start = 0; start <= (anywhere ? text.length() : 0); start++) {
            places.add(start);
        }
        for (var piece : pieces) {
            var next = new TreeSet<Integer>();
            for (int place : places) {
                int count = 0;
                while (count < piece.fewest && isTaken(piece, text, place + count)) {
                    count++;
                }
                while (count >= piece.fewest && count <= piece.most) {
                    next.add(place + count);
                    if (!isTaken(piece, text, place + count)) {
                        break;
                    }
                    count++;
                }
            }
            places = next;
        }
        return anywhere ? !places.isEmpty() : places.contains(text.length());
    }

    private static boolean isTaken(Piece piece, String text, int place) {
        return place < text.length() && piece.takes(text.charAt(place));
    }
}
