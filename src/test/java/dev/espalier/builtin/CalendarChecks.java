package dev.espalier.builtin;

import java.util.List;

/** Checks dates by Julian day numbers (Fliegel and Van Flandern 1968), without java.time. */
final class CalendarChecks {

    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    private CalendarChecks() {}

    static boolean calendar(String instruction, Values values, String input, String answer) {
        return switch (values.kind()) {
            case "weekday" -> DAYS.get(day(values, "day", "month") % 7).equals(answer);
            case "shift" -> isShifted(values.text("weekday"), values.count("span"), answer);
            case "after" -> day(answer) - day(values, "day", "month") == values.number("span");
            default ->
                day(values, "to-day", "to-month") - day(values, "day", "month") == Long.parseLong(answer)
                        && Long.parseLong(answer) > 0;
        };
    }

    private static boolean isShifted(String weekday, int span, String answer) {
        int at = DAYS.indexOf(weekday);
        for (int i = 0; i < span; i++) {
            at = at == 6 ? 0 : at + 1;
        }
        return DAYS.get(at).equals(answer);
    }

    private static int day(Values values, String day, String month) {
        return julian(values.count("year"), MONTHS.indexOf(values.text(month).substring(0, 3)) + 1, values.count(day));
    }

    private static int day(String date) {
        return julian(
                Integer.parseInt(date.substring(0, 4)),
                Integer.parseInt(date.substring(5, 7)),
                Integer.parseInt(date.substring(8, 10)));
    }

    private static int julian(int year, int month, int day) {
        int a = (month - 14) / 12;
        return 1461 * (year + 4800 + a) / 4
                + 367 * (month - 2 - 12 * a) / 12
                - 3 * ((year + 4900 + a) / 100) / 4
                + day
                - 32075;
    }
}
