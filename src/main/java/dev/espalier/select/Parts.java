package dev.espalier.select;

import dev.espalier.model.Example;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The examples that go into chunks, and in 5 bytes for each what decides about a chunk, so that few have to be looked at to draw it. Immutable. */
final class Parts {

    private static final Example BLANK = Example.of("", "", "");

    private final List<Example> all;
    private final int[] mostBytes;
    private final boolean[] marked;

    Parts(List<Example> all) {
        this.all = all;
        this.mostBytes = new int[all.size()];
        this.marked = new boolean[all.size()];
        IntStream.range(0, all.size()).parallel().forEach(place -> {
            var part = all.get(place);
            mostBytes[place] = (int) Math.min(mostBytes(part), Integer.MAX_VALUE);
            marked[place] = ChunkStyle.mayHoldMarkers(part.output());
        });
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

    /** Returns examples for which as many numbers are drawn as for these: what is drawn depends on texts by markers in them only. */
    List<Example> drawnLike(int[] places) {
        return Arrays.stream(places)
                .mapToObj(place -> marked[place] ? all.get(place) : BLANK)
                .toList();
    }
}
