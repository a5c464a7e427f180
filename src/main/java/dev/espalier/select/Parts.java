package dev.espalier.select;

import dev.espalier.model.Example;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The examples that go into chunks, and in 4 bytes for each how long it is, so that few have to be looked at to make chunks. Immutable. */
final class Parts {

    private final List<Example> all;
    private final int[] mostBytes;

    Parts(List<Example> all) {
        this.all = all;
        this.mostBytes = new int[all.size()];
        IntStream.range(0, all.size())
                .parallel()
                .forEach(place -> mostBytes[place] = (int) Math.min(mostBytes(all.get(place)), Integer.MAX_VALUE));
    }

    private static long mostBytes(Example part) {
        return Concatenate.bytes(part.instruction())
                + Concatenate.bytes(part.input())
                + Concatenate.bytes(part.output())
                + ChunkStyle.MOST_BYTES;
    }

    /** Returns at least as many bytes as a part takes in a chunk, whatever is drawn. */
    long mostBytes(int place) {
        return mostBytes[place];
    }

    List<Example> whole(int[] places) {
        return Arrays.stream(places).mapToObj(all::get).toList();
    }
}
