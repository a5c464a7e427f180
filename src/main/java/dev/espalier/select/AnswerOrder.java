package dev.espalier.select;

import dev.espalier.model.SeededRandom;
import dev.espalier.text.Folding;
import dev.espalier.text.Words;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** The order in which the tasks of a chunk are to be answered (Mosaic-IT, Li et al. 2024, strategy "order"). */
enum AnswerOrder {
    /** A drawn order that is written out. */
    GIVEN,
    /** The last task first. */
    REVERSE,
    /** By the texts of the tasks, capitals and accents apart. */
    ALPHABETICAL,
    /** The other way round. */
    REVERSE_ALPHABETICAL,
    /** The task of the fewest words first. */
    WORDS_ASCENDING,
    /** The task of the most words first. */
    WORDS_DESCENDING,
    /** The shortest task first. */
    CHARACTERS_ASCENDING,
    /** The longest task first. */
    CHARACTERS_DESCENDING,
    /** The first, the third … and then the second, the fourth …. */
    ODD_THEN_EVEN,
    /** The second, the fourth … and then the first, the third …. */
    EVEN_THEN_ODD;

    /** Returns the places of the tasks, from 0, in the order of their answers; equal ones stay as they are. */
    List<Integer> of(List<String> tasks, SeededRandom random) {
        var places = new ArrayList<>(IntStream.range(0, tasks.size()).boxed().toList());
        switch (this) {
            case GIVEN -> {
                return random.shuffled(places);
            }
            case REVERSE -> Collections.reverse(places);
            case ALPHABETICAL -> byLetters(places, tasks, Comparator.naturalOrder());
            case REVERSE_ALPHABETICAL -> byLetters(places, tasks, Comparator.reverseOrder());
            case WORDS_ASCENDING -> byNumber(places, tasks, Words::count, 1);
            case WORDS_DESCENDING -> byNumber(places, tasks, Words::count, -1);
            case CHARACTERS_ASCENDING -> byNumber(places, tasks, AnswerOrder::length, 1);
            case CHARACTERS_DESCENDING -> byNumber(places, tasks, AnswerOrder::length, -1);
            case ODD_THEN_EVEN -> places.sort(Comparator.comparingInt(place -> place % 2));
            case EVEN_THEN_ODD -> places.sort(Comparator.comparingInt(place -> -(place % 2)));
        }
        return places;
    }

    private static void byNumber(List<Integer> places, List<String> tasks, ToIntFunction<String> number, int sign) {
        int[] numbers = tasks.stream().mapToInt(number).toArray();
        places.sort(Comparator.comparingInt(place -> sign * numbers[place]));
    }

    private static void byLetters(List<Integer> places, List<String> tasks, Comparator<String> order) {
        var letters = tasks.stream().map(AnswerOrder::letters).toList();
        places.sort(Comparator.comparing(letters::get, order));
    }

    /** Case and accents do not decide: É stands beside E. */
    private static String letters(String text) {
        var folded = Folding.fold(text);
        // Most texts have no accents.
        return folded.chars().allMatch(c -> c < 0x80)
                ? folded
                : Normalizer.normalize(folded, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
