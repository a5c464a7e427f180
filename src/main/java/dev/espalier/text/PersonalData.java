package dev.espalier.text;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** Lengths by country (SWIFT, IBAN registry, release 99). */
    private static final Map<String, Integer> IBAN_LENGTHS = lengths(
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18"
                    + " FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21"
                    + " LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22"
                    + " SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20");

    private static final int USUAL_CARD = 16;

    /** Some networks, whose numbers begin with 3, have 14 or 15 digits. */
    private static final int LEAST_CARD = 14;

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
        for (int from = 0; matcher.find(from); ) {
            int start = matcher.start();
            int end = end(text, start, matcher.end());
            if (end > 0) {
                into.add(new Span(this, start, end));
            }
            // What was taken for its first group may stand before it.
            from = end > 0 ? end : this == IBAN || this == CARD ? groupEnd(text, start, matcher.end()) : matcher.end();
        }
    }

    /** Groups of letters or digits that follow may look as if they belonged to it: it ends before them, or nowhere (-1). */
    private int end(String text, int start, int end) {
        if (isValid(text.substring(start, end))) {
            return end;
        }
        if (this != IBAN && this != CARD) {
            return -1;
        }
        for (int at = end - 1; at > start; at--) {
            if (isBetweenGroups(text.charAt(at))) {
                var part = text.substring(start, at);
                if (hasUsualLength(part) && isValid(part)) {
                    return at;
                }
            }
        }
        return -1;
    }

    private static int groupEnd(String text, int start, int end) {
        int at = start;
        while (at < end && !isBetweenGroups(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBetweenGroups(char c) {
        return c == ' ' || c == '-';
    }

    /** Checksums hold by chance, too: the more ends are tried, the more is asked. */
    private boolean hasUsualLength(String part) {
        int length = part.replaceAll("[ -]", "").length();
        return this == IBAN
                ? length == IBAN_LENGTHS.getOrDefault(part.substring(0, 2), -1)
                : length == USUAL_CARD || (part.charAt(0) == '3' && length >= LEAST_CARD && length < USUAL_CARD);
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

    private static Map<String, Integer> lengths(String written) {
        return Arrays.stream(written.split(" "))
                .collect(Collectors.toMap(
                        country -> country.substring(0, 2), country -> Integer.valueOf(country.substring(2))));
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
