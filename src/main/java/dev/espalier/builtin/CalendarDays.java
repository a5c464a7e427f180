package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Weekdays and spans of days in the Gregorian calendar. */
final class CalendarDays implements TaskFamily {

    // Before 1900 some countries kept another calendar; after 9999 a date is no longer written YYYY-MM-DD.
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.number("day", 1, 28),
                    Slot.oneOf("month", Bank.MONTHS),
                    Slot.number("year", 1900, 2099),
                    Slot.growing("span", 3, 20, 300, 1),
                    Slot.number("to-day", 1, 28),
                    Slot.oneOf("to-month", Bank.MONTHS),
                    Slot.oneOf("weekday", Bank.WEEKDAYS),
                    Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "weekday",
                    "On which day of the week does {day} {month} {year} fall?",
                    "{who} was born on {month} {day}, {year}. Name the weekday of that birth.",
                    "Find out whether {day} {month} {year} is a Monday, a Tuesday or another day of the week, and name it.",
                    "Look up the weekday for the date {month} {day} in the year {year}.")
            .say(
                    "shift",
                    "If today is {weekday}, what day of the week will it be in {span} days?",
                    "A parcel leaves on a {weekday} and arrives {span} days later. Which weekday is that?",
                    "Start from {weekday}, count {span} days onwards, and say where in the week you land.")
            .say(
                    "after",
                    "Which date is {span} days after {day} {month} {year}? Write it as YYYY-MM-DD.",
                    "A loan of {span} days begins on {day} {month} {year}; compute the day it is due, in the notation YYYY-MM-DD.",
                    "{who} signs on {month} {day}, {year} and may withdraw until {span} days later. Give the last day as YYYY-MM-DD.")
            .say(
                    "between",
                    "How many days lie between {day} {month} {year} and {to-day} {to-month} of the same year, the first day not counted?",
                    "{who} rents a cabin from {day} {month} until {to-day} {to-month} {year}. How many nights is that?",
                    "Count the nights from the evening of {month} {day} to the morning of {to-month} {to-day}, {year}.")
            .list();

    @Override
    public String name() {
        return "calendar-days";
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
        return "";
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        if (!input.isEmpty()) {
            return Optional.empty();
        }
        return switch (values.kind()) {
            case "weekday" ->
                date(values, "day", "month")
                        .map(date -> weekday(date.getDayOfWeek().getValue() - 1));
            case "shift" -> Optional.of(weekday(Bank.WEEKDAYS.indexOf(values.text("weekday")) + values.number("span")));
            case "after" ->
                date(values, "day", "month")
                        .map(date -> date.plusDays(values.number("span")))
                        .filter(date -> date.getYear() <= LAST_YEAR)
                        .map(LocalDate::toString);
            default -> between(values);
        };
    }

    private static String weekday(long sinceMonday) {
        return Bank.WEEKDAYS.get((int) (sinceMonday % 7));
    }

    private static Optional<String> between(Values values) {
        return date(values, "day", "month")
                .flatMap(from -> date(values, "to-day", "to-month")
                        .map(to -> to.toEpochDay() - from.toEpochDay())
                        .filter(days -> days > 0)
                        .map(String::valueOf));
    }

    /** Empty for a day that does not exist, and outside the years that we answer for. */
    private static Optional<LocalDate> date(Values values, String day, String month) {
        int monthNumber = Bank.MONTHS.indexOf(values.text(month)) + 1;
        long year = values.number("year");
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return Optional.empty();
        }
        var yearMonth = YearMonth.of((int) year, monthNumber);
        return yearMonth.isValidDay(values.count(day))
                ? Optional.of(yearMonth.atDay(values.count(day)))
                : Optional.empty();
    }
}
