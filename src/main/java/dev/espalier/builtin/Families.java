package dev.espalier.builtin;

import java.util.List;

/** The families of this version of the teacher. Their order is part of the version: what is drawn depends on it. */
final class Families {

    static final List<TaskFamily> ALL = List.of(
            new ShoppingProblem(),
            new PercentProblem(),
            new UnitConversion(),
            new SortNumbers(),
            new ListStatistics(),
            new CountLetters(),
            new TextMirror(),
            new CaesarCipher(),
            new RomanNumerals(),
            new NumberBases(),
            new CalendarDays(),
            new TicketTopic(),
            new ReviewSentiment(),
            new UrgencyTriage(),
            new NumberProperty(),
            new TriangleKind(),
            new WordCategory(),
            new LeapYear(),
            new OrderCheck(),
            new ExtractDetails(),
            new CsvToJson(),
            new OrderingPuzzle(),
            new TextRepair(),
            new NextTerm(),
            new ListSets(),
            new TimetableReading(),
            new NumberChain(),
            new WordChain(),
            new CountryFacts(),
            new IdentifierCase(),
            new AssistantIntent(),
            new SentenceType(),
            new EventLogReading(),
            new SpamCheck(),
            new StatementCheck(),
            new DateFormats(),
            new DuplicateTicket(),
            new MenuReading(),
            new TenseCheck(),
            new Acronym(),
            new DietCheck(),
            new NumberWords(),
            new PassageTopic(),
            new SortWords(),
            new FormalityCheck(),
            new UrlParts(),
            new AnagramCheck(),
            new ContactList(),
            new PalindromeCheck(),
            new NameOrder(),
            new PluralNouns());

    private Families() {}
}
