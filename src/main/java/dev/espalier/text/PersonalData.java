package dev.espalier.text;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The kinds of personal data that can be found in texts: by pattern, and by checksum where there is one. All patterns begin where
 * a run of their characters begins and are bounded, so the time is in proportion to the text.
 */
public enum PersonalData {
    /** Addresses of the domains that RFC 2606 keeps for examples are nobody's. */
    EMAIL("(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9-])"),

    /** ISO 13616: country, two digits, 11 to 30 letters and digits that leave 1 when divided by 97. */
    IBAN("(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])"),

    /** 13 to 19 digits with a check digit by Luhn, beginning as those of the large networks do. */
    CARD("(?<![0-9A-Za-z.-])[2-6][0-9]{3}(?:[ -]?[0-9]{2,6}){2,4}(?![0-9A-Za-z]|[.-][0-9])"),

    /** Three, two and four digits with dashes; not those that are never given out. */
    US_SSN("(?<![0-9-])(?!000|666|9)[0-9]{3}-(?!00)[0-9]{2}-(?!0000)[0-9]{4}(?![0-9-])"),

    /** Two letters, six digits, one letter from A to D. */
    UK_NINO("(?<![A-Za-z0-9])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2}"
            + " ?[A-D](?![A-Za-z0-9])"),

    /** Eight digits and the letter that belongs to their remainder by 23. */
    ES_DNI("(?<![A-Za-z0-9])[0-9]{8}-?[A-Z](?![A-Za-z0-9])"),

    /** Eleven digits, two of them check digits. */
    BR_CPF("(?<![0-9.-])[0-9]{3}\\.[0-9]{3}\\.[0-9]{3}-[0-9]{2}(?![0-9-])"),

    /** International with a plus, or North American with separators; 8 to 15 digits (E.164). */
    PHONE("(?<![0-9A-Za-z+.-])(?:\\+[1-9](?:[ ().-]{0,2}[0-9]){7,14}|\\([0-9]{3}\\) ?[0-9]{3}["
            + " .-][0-9]{4}|[0-9]{3}([.-])[0-9]{3}\\1[0-9]{4})(?![0-9-])");

    private static final Pattern EXAMPLE =
            Pattern.compile(".*[@.]example(?:\\.(?:com|net|org))?|.*\\.(?:test|invalid)", Pattern.CASE_INSENSITIVE);

    private final Pattern pattern;

    PersonalData(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /**
     * A place in a text.
     *
     * @param start of the first UTF-16 unit, 0-based
     * @param end after the last
     */
    public record Span(PersonalData kind, int start, int end) {}

    /** Returns the name in options and reason codes. */
    public String kebab() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns what stands in the place of one that is masked. */
    public String label() {
        return switch (this) {
            case EMAIL, IBAN, CARD, PHONE -> "[" + name() + "]";
            case US_SSN, UK_NINO, ES_DNI, BR_CPF -> "[ID]";
        };
    }

    /**
     * Returns the kinds with these names.
     *
     * @throws IllegalArgumentException if there is none, or if one has no such name
     */
    public static Set<PersonalData> of(List<String> names) {
        var kinds = EnumSet.noneOf(PersonalData.class);
        for (var name : names) {
            kinds.add(Arrays.stream(values())
                    .filter(kind -> kind.kebab().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "kinds must be among " + names() + " but held \"" + name + "\"")));
        }
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("kinds must hold at least one kind but was empty");
        }
        return kinds;
    }

    /** Returns what is found in a text, from left to right; of those that overlap the first, and of these that of the first kind. */
    public static List<Span> find(String text, Set<PersonalData> kinds) {
        var all = new ArrayList<Span>();
        for (var kind : kinds) {
            kind.findAll(text, all);
        }
        all.sort(Comparator.comparingInt(Span::start).thenComparing(Span::kind));
        var found = new ArrayList<Span>();
        int end = 0;
        for (var span : all) {
            if (span.start() >= end) {
                found.add(span);
                end = span.end();
            }
        }
        return found;
    }

    private void findAll(String text, List<Span> into) {
        if (!mayHold(text)) {
            return;
        }
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (isValid(matcher.group())) {
                into.add(new Span(this, matcher.start(), matcher.end()));
            }
        }
    }

    /** Most texts hold neither digits nor an at sign, which is quickly seen. */
    private boolean mayHold(String text) {
        return this == EMAIL ? text.indexOf('@') >= 0 : text.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    /** Returns a text with a label in the place of what is found in it. */
    public static String mask(String text, Set<PersonalData> kinds) {
        var masked = new StringBuilder();
        int done = 0;
        for (var span : find(text, kinds)) {
            masked.append(text, done, span.start()).append(span.kind().label());
            done = span.end();
        }
        return done == 0 ? text : masked.append(text, done, text.length()).toString();
    }

    /** Returns what one looks like without showing it: all letters and digits but the first and the last become stars. */
    public static String obscured(String found) {
        return found.charAt(0)
                + found.substring(1, found.length() - 1).replaceAll("[A-Za-z0-9]", "*")
                + found.charAt(found.length() - 1);
    }

    private boolean isValid(String found) {
        return switch (this) {
            case EMAIL -> !EXAMPLE.matcher(found).matches();
            case IBAN -> isIban(found);
            case CARD -> isCard(found);
            case ES_DNI -> isDni(found);
            case BR_CPF -> isCpf(found);
            case US_SSN, UK_NINO, PHONE -> true;
        };
    }

    private static String names() {
        return Arrays.stream(values()).map(PersonalData::kebab).collect(Collectors.joining(", "));
    }

    private static String digits(String found) {
        return found.replaceAll("[^0-9]", "");
    }

    private static boolean isIban(String found) {
        var iban = found.replace(" ", "");
        if (iban.length() < 15 || iban.length() > 34) {
            return false;
        }
        var moved = iban.substring(4) + iban.substring(0, 4);
        var number = moved.chars()
                .mapToObj(c -> Integer.toString(Character.digit(c, 36)))
                .collect(Collectors.joining());
        return new BigInteger(number).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    private static boolean isCard(String found) {
        var digits = digits(found);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return digits.length() >= 13 && digits.length() <= 19 && sum % 10 == 0;
    }

    private static boolean isDni(String found) {
        int remainder = Integer.parseInt(digits(found)) % 23;
        return "TRWAGMYFPDXBNJZSQVHLCKE".charAt(remainder) == found.charAt(found.length() - 1);
    }

    private static boolean isCpf(String found) {
        var digits = digits(found);
        return digits.chars().distinct().count() > 1
                && checkDigit(digits, 9) == digits.charAt(9)
                && checkDigit(digits, 10) == digits.charAt(10);
    }

    private static char checkDigit(String digits, int before) {
        int sum = 0;
        for (int i = 0; i < before; i++) {
            sum += (digits.charAt(i) - '0') * (before + 1 - i);
        }
        return (char) ('0' + sum * 10 % 11 % 10);
    }
}
