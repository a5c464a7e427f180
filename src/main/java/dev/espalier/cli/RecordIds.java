package dev.espalier.cli;

import dev.espalier.io.Place;
import dev.espalier.model.Example;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds ids that two records have; needs about 30 bytes a record, however long the ids are. Used by one thread. */
final class RecordIds {

    private final List<Example> records;

    /** By record. */
    private int[] hashes = new int[1024];

    /** Line and column by record. */
    private long[] places = new long[1024];

    /** The first record of each file. */
    private final NavigableMap<Integer, String> files = new TreeMap<>();

    private String file = "";

    /** Numbers of records plus 1, 0 for none; at most half of them are taken. */
    private int[] slots = new int[2048];

    /**
     * @param records those that were added here, in this order, whose owner adds each right after this has been told
     */
    RecordIds(List<Example> records) {
        this.records = records;
    }

    /** Takes note of the record that will be the next in the list; returns where the first one with its id stands, null if none does. */
    @Nullable
    Place add(String id, Place place) {
        int record = records.size();
        if (record == hashes.length) {
            grow();
        }
        hashes[record] = mixed(id.hashCode());
        places[record] = ((long) place.line() << 32) | place.column();
        if (!place.file().equals(file)) {
            file = place.file();
            files.put(record, file);
        }
        int slot = hashes[record] & (slots.length - 1);
        while (slots[slot] != 0) {
            int other = slots[slot] - 1;
            if (hashes[other] == hashes[record] && records.get(other).id().equals(id)) {
                return place(other);
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = record + 1;
        return null;
    }

    private Place place(int record) {
        var file = Objects.requireNonNull(files.floorEntry(record)).getValue();
        return new Place(file, (int) (places[record] >>> 32), (int) places[record]);
    }

    private void grow() {
        int records = hashes.length;
        hashes = Arrays.copyOf(hashes, 2 * records);
        places = Arrays.copyOf(places, 2 * records);
        var taken = slots;
        slots = new int[2 * taken.length];
        for (int number : taken) {
            if (number != 0) {
                int slot = hashes[number - 1] & (slots.length - 1);
                while (slots[slot] != 0) {
                    slot = (slot + 1) & (slots.length - 1);
                }
                slots[slot] = number;
            }
        }
    }

    /** Numbered ids differ in few bits (the last step of MurmurHash3, Appleby 2011). */
    private static int mixed(int hash) {
        int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }
}
