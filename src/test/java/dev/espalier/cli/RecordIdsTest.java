package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.io.Place;
import dev.espalier.model.Example;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RecordIdsTest {

    private final List<Example> records = new ArrayList<>();
    private final RecordIds ids = new RecordIds(records);

    private Place add(String id, Place place) {
        var before = ids.add(id, place);
        records.add(Example.ofInstruction("").withId(id));
        return before;
    }

    @Test
    void findsTheFirstPlaceOfEveryIdThatCameBefore() {
        var random = new Random(3);
        var first = new HashMap<String, Place>();
        for (int i = 0; i < 20_000; i++) {
            var id = "record-" + random.nextInt(15_000);
            var place = new Place(i < 9_000 ? "a.jsonl" : "b.jsonl", i + 1, 1 + i % 7);
            assertThat(add(id, place)).isEqualTo(first.putIfAbsent(id, place));
        }
        assertThat(first).hasSizeLessThan(15_000);
    }

    /** They have the same hash. */
    @Test
    void idsAreNotTakenForEachOtherByTheirHash() {
        assertThat("AaBB").hasSameHashCodeAs("BBAa");
        assertThat(add("AaBB", new Place("f", 1, 1))).isNull();
        assertThat(add("BBAa", new Place("f", 2, 1))).isNull();
        assertThat(add("BBAa", new Place("f", 3, 1))).isEqualTo(new Place("f", 2, 1));
        assertThat(add("AaBB", new Place("f", 4, 1))).isEqualTo(new Place("f", 1, 1));
    }

    @Test
    void aFileReadTwiceIsNamedAgain() {
        add("a", new Place("one", 1, 1));
        add("b", new Place("two", 1, 1));
        add("c", new Place("one", 2, 1));
        assertThat(add("c", new Place("one", 3, 1))).isEqualTo(new Place("one", 2, 1));
        assertThat(add("b", new Place("one", 4, 1))).isEqualTo(new Place("two", 1, 1));
    }
}
