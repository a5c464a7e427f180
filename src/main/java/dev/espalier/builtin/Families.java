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
            new BooleanLogic(),
            new RegexMatch(),
            new ScheduleConflict(),
            new Checksum(),
            new TruthTellers(),
            new BracketBalance(),
            new LinearEquation(),
            new FractionArithmetic(),
            new CompoundGrowth(),
            new AverageSpeed(),
            new DurationArithmetic(),
            new GeometryArea(),
            new DiceProbability(),
            new CoinChange(),
            new BitOperations(),
            new StackMachine(),
            new JsonValidity(),
            new JsonRepair(),
            new JsonPath(),
            new CodeTrace(),
            new SqlQuery(),
            new TableQuestion(),
            new ShortestPath(),
            new SeatingPuzzle());

    private Families() {}
}
