package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Capitals, currencies and continents of countries, from a small table of our own. */
final class CountryFacts implements TaskFamily {

    private record Country(String name, String capital, String currency, String continent) {}

    /** From well known to less known; countries with several capitals, or on two continents, are left out. */
    private static final List<Country> COUNTRIES = table(
            "France, Paris, euro, Europe",
            "Italy, Rome, euro, Europe",
            "Spain, Madrid, euro, Europe",
            "Germany, Berlin, euro, Europe",
            "Japan, Tokyo, yen, Asia",
            "India, New Delhi, Indian rupee, Asia",
            "Canada, Ottawa, Canadian dollar, North America",
            "Mexico, Mexico City, Mexican peso, North America",
            "Brazil, Brasilia, Brazilian real, South America",
            "Argentina, Buenos Aires, Argentine peso, South America",
            "Australia, Canberra, Australian dollar, Oceania",
            "New Zealand, Wellington, New Zealand dollar, Oceania",
            "Kenya, Nairobi, Kenyan shilling, Africa",
            "Morocco, Rabat, Moroccan dirham, Africa",
            "Greece, Athens, euro, Europe",
            "Portugal, Lisbon, euro, Europe",
            "Austria, Vienna, euro, Europe",
            "Ireland, Dublin, euro, Europe",
            "Sweden, Stockholm, Swedish krona, Europe",
            "Norway, Oslo, Norwegian krone, Europe",
            "Denmark, Copenhagen, Danish krone, Europe",
            "Finland, Helsinki, euro, Europe",
            "Poland, Warsaw, zloty, Europe",
            "Hungary, Budapest, forint, Europe",
            "Thailand, Bangkok, baht, Asia",
            "South Korea, Seoul, South Korean won, Asia",
            "Vietnam, Hanoi, dong, Asia",
            "Cuba, Havana, Cuban peso, North America",
            "Peru, Lima, sol, South America",
            "Chile, Santiago, Chilean peso, South America",
            "Nigeria, Abuja, naira, Africa",
            "Ghana, Accra, cedi, Africa",
            "Czechia, Prague, Czech koruna, Europe",
            "Romania, Bucharest, Romanian leu, Europe",
            "Iceland, Reykjavik, Icelandic krona, Europe",
            "Pakistan, Islamabad, Pakistani rupee, Asia",
            "Nepal, Kathmandu, Nepalese rupee, Asia",
            "Jordan, Amman, Jordanian dinar, Asia",
            "Iraq, Baghdad, Iraqi dinar, Asia",
            "Tunisia, Tunis, Tunisian dinar, Africa",
            "Algeria, Algiers, Algerian dinar, Africa",
            "Ethiopia, Addis Ababa, birr, Africa",
            "Jamaica, Kingston, Jamaican dollar, North America",
            "Uruguay, Montevideo, Uruguayan peso, South America",
            "Ecuador, Quito, US dollar, South America",
            "Albania, Tirana, lek, Europe",
            "Ukraine, Kyiv, hryvnia, Europe",
            "Bangladesh, Dhaka, taka, Asia",
            "Cambodia, Phnom Penh, riel, Asia",
            "Laos, Vientiane, kip, Asia",
            "Mongolia, Ulaanbaatar, tugrik, Asia",
            "Angola, Luanda, kwanza, Africa",
            "Botswana, Gaborone, pula, Africa",
            "Zambia, Lusaka, Zambian kwacha, Africa",
            "Uganda, Kampala, Ugandan shilling, Africa",
            "Madagascar, Antananarivo, ariary, Africa",
            "Honduras, Tegucigalpa, lempira, North America",
            "Guatemala, Guatemala City, quetzal, North America",
            "Paraguay, Asuncion, guarani, South America",
            "Fiji, Suva, Fijian dollar, Oceania",
            "Papua New Guinea, Port Moresby, kina, Oceania",
            "Samoa, Apia, tala, Oceania");

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE), Slot.oneOf("place", Bank.PLACES))
            .say(
                    "capital",
                    "What is the capital of the country named below?",
                    "Name the city from which this state is governed.",
                    "{who} addresses a letter to the seat of government of the given nation. Which city belongs on the envelope?",
                    "On a school quiz only country names are printed. Supply the matching capital.")
            .say(
                    "currency",
                    "Which currency do people pay with in this country?",
                    "Give the official money of the state, such as \"Swiss franc\" for Switzerland.",
                    "The exchange office in {place} needs to know what to hand a traveller bound for the destination below. Name the currency.",
                    "Tell {who} what kind of cash to pack for a trip to the following place.")
            .say(
                    "continent",
                    "On which continent does the country lie?",
                    "Sort this nation under Africa, Asia, Europe, North America, South America or Oceania.",
                    "An atlas has one chapter per part of the world, with Central America and the Caribbean in the chapter on North America. Whose chapter describes the country given here?",
                    "{who} collects stamps by continent (Oceania counts as one). Into which album goes a stamp from this land?")
            .say(
                    "country",
                    "Of which country is this city the capital?",
                    "A parliament sits in the town mentioned below. Whose parliament is it? Reply with the name of the state.",
                    "Match the capital with its nation and return the nation.",
                    "{who} lands at the airport of the following capital. In what country does the plane touch down?")
            .list();

    @Override
    public String name() {
        return "country-facts";
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
        int to = Level.scale(level, COUNTRIES.size() / 5, COUNTRIES.size());
        // A little more than what the level before lacks.
        var country = random.pick(COUNTRIES.subList(Math.max(0, to - 18), to));
        return values.kind().equals("country") ? country.capital : country.name;
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        var kind = values.kind();
        return COUNTRIES.stream()
                .filter(country -> (kind.equals("country") ? country.capital : country.name).equalsIgnoreCase(input))
                .map(country -> fact(kind, country))
                .findFirst();
    }

    @Override
    public int level(Values values, String input) {
        for (int i = 0; i < COUNTRIES.size(); i++) {
            var country = COUNTRIES.get(i);
            if (input.equalsIgnoreCase(country.name) || input.equalsIgnoreCase(country.capital)) {
                return Math.min(Level.HARDEST, 1 + i / (COUNTRIES.size() / Level.HARDEST));
            }
        }
        return Level.MIDDLE;
    }

    private static String fact(String kind, Country country) {
        return switch (kind) {
            case "capital" -> country.capital;
            case "currency" -> country.currency;
            case "continent" -> country.continent;
            default -> country.name;
        };
    }

    private static List<Country> table(String... rows) {
        return Arrays.stream(rows)
                .map(row -> row.split(", ", -1))
                .map(cells -> new Country(cells[0], cells[1], cells[2], cells[3]))
                .toList();
    }
}
