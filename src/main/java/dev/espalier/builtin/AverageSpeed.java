package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Speeds of journeys in several legs, each with a distance and a time. */
final class AverageSpeed implements TaskFamily {

    private static final Pattern LEG = Pattern.compile("([1-9]\\d{0,3}) km in ([1-9]\\d{0,3}) min");
    private static final int MOST = 40;

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE), Slot.number("km", 20, 240, 20))
            .say(
                    "speed",
                    "What is the average speed of the whole journey in km/h?",
                    "{who} travels the legs listed without a break. How many kilometres per hour is that on average over the entire way?",
                    "Divide the distance covered altogether by the time taken altogether and express the mean speed in kilometres per hour.",
                    "A steady car covers the same total distance in the same total time. At how many km/h does it drive?",
                    "From the trip log, compute the overall average in km per hour (total way by total time, not the mean of the single speeds).")
            .say(
                    "time",
                    "At the average speed of this journey, how many minutes would {km} km take?",
                    "{who} has another {km} km ahead and keeps the mean pace of the legs so far. Predict the minutes until arrival.",
                    "Assume the rest of the way, {km} kilometres, goes as fast as the listed part did on the whole. How long will it last in minutes?")
            .say(
                    "fastest",
                    "Take each leg as driven evenly. Which top speed, in km/h, was reached?",
                    "Convert every leg to kilometres per hour and give the highest of these speeds.",
                    "The speed limit should not be exceeded on any stretch. Which km/h figure is the maximum among the average speeds of the single stretches?")
            .in("de")
            .say(
                    "speed",
                    "Wie hoch ist die Durchschnittsgeschwindigkeit der ganzen Fahrt in km/h?",
                    "Teile die gesamte Strecke durch die gesamte Zeit und gib das Ergebnis in Kilometern pro Stunde an.")
            .say(
                    "time",
                    "Wie viele Minuten dauern weitere {km} km bei der Durchschnittsgeschwindigkeit dieser Fahrt?",
                    "Die nächsten {km} km gehen so schnell voran wie die bisherige Strecke im Mittel. Wie lange dauern sie in Minuten?")
            .say(
                    "fastest",
                    "Welche Teilstrecke war im Mittel die schnellste? Gib nur ihre Geschwindigkeit in km/h an.",
                    "Rechne jede Teilstrecke in km/h um und nenne den höchsten dieser Werte.")
            .in("es")
            .say(
                    "speed",
                    "¿Cuál es la velocidad media de todo el viaje en km/h?",
                    "Divide la distancia total entre el tiempo total y da el resultado en kilómetros por hora.")
            .say(
                    "time",
                    "A la velocidad media de este viaje, ¿cuántos minutos se tarda en recorrer {km} km?",
                    "Los próximos {km} km se recorren a la velocidad media de los tramos dados. ¿Cuántos minutos llevan?")
            .say(
                    "fastest",
                    "¿Qué tramo fue, en promedio, el más rápido? Da solo su velocidad en km/h.",
                    "Convierte cada tramo a km/h e indica el valor más alto.")
            .in("fr")
            .say(
                    "speed",
                    "Quelle est la vitesse moyenne de tout le trajet en km/h ?",
                    "Divise la distance totale par la durée totale et donne le résultat en kilomètres par heure.")
            .say(
                    "time",
                    "À la vitesse moyenne de ce trajet, combien de minutes faut-il pour parcourir {km} km ?",
                    "Les {km} km suivants se font à la vitesse moyenne des étapes données. Combien de minutes durent-ils ?")
            .say(
                    "fastest",
                    "Quelle étape a été en moyenne la plus rapide ? Donne seulement sa vitesse en km/h.",
                    "Convertis chaque étape en km/h et indique la plus grande de ces valeurs.")
            .in("zh")
            .say("speed", "整个行程的平均速度是每小时多少公里？", "用总路程除以总时间，给出以公里每小时为单位的结果。")
            .say("time", "按这次行程的平均速度，行驶{km}公里需要多少分钟？", "接下来的{km}公里以前面各段的平均速度行驶，要用几分钟？")
            .say("fastest", "哪一段的平均速度最快？只写出它的速度，单位为公里每小时。", "把每一段都换算成公里每小时，写出其中最大的值。")
            .list();

    private record Leg(long km, long minutes) {}

    @Override
    public String name() {
        return "average-speed";
    }

    @Override
    public AnswerShape shape() {
        return AnswerShape.NUMBER;
    }

    @Override
    public List<Wording> wordings() {
        return WORDINGS;
    }

    @Override
    public String input(Values values, int level, SeededRandom random) {
        var legs = new ArrayList<String>();
        long km = 0;
        long minutes = 0;
        for (int i = 0; i < level - 1; i++) {
            // From 32 to 96 km/h.
            int quarters = random.between(1, 6);
            var leg = new Leg((long) quarters * random.between(8, 24), 15L * quarters);
            km += leg.km;
            minutes += leg.minutes;
            legs.add(leg.km + " km in " + leg.minutes + " min");
        }
        // The last leg makes the average a whole number.
        long last = 60L * random.between(1, 3) - minutes % 60;
        long hours = (minutes + last) / 60;
        long speed = random.between(40, 90);
        long rest = Math.max(10, speed * hours - km);
        legs.add(rest + " km in " + last + " min");
        return String.join("\n", legs);
    }

    @Override
    public int level(Values values, String input) {
        return Measure.level(Measure.lines(input), 1, 2, 3, 4);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        var legs = new ArrayList<Leg>();
        for (var line : input.split("\n", MOST + 1)) {
            var leg = LEG.matcher(line);
            if (!leg.matches() || legs.size() == MOST) {
                return Optional.empty();
            }
            legs.add(new Leg(Long.parseLong(leg.group(1)), Long.parseLong(leg.group(2))));
        }
        long km = legs.stream().mapToLong(Leg::km).sum();
        long minutes = legs.stream().mapToLong(Leg::minutes).sum();
        return switch (values.kind()) {
            case "speed" -> NumberText.quotient(60 * km, minutes);
            case "time" -> NumberText.quotient(values.number("km") * minutes, km);
            default -> {
                var fastest = legs.stream()
                        .max((a, b) -> Long.compare(a.km * b.minutes, b.km * a.minutes))
                        .orElseThrow();
                yield NumberText.quotient(60 * fastest.km, fastest.minutes);
            }
        };
    }
}
