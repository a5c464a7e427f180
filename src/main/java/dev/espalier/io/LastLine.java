package dev.espalier.io;

import dev.espalier.problem.ProblemException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Tells whether a file that grew line by line was cut off in the middle of one, as its process leaves it when it is killed. */
public final class LastLine {

    private static final int BLOCK = 1 << 16;

    private LastLine() {}

    /**
     * Looks at the end of a file of JSON Lines. A last line that lacks its line feed only is whole; what is too long to be a record is for its
     * reader to tell.
     *
     * @param wanted what to do if the line is cut off
     * @throws IOException if the file cannot be read
     * @throws ProblemException if the last line has neither its line feed nor its end
     */
    public static void check(Path file, String wanted) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            long size = bytes.length();
            long start = afterLastLineFeed(bytes, size);
            if (start < size && size - start <= DatasetReader.LONGEST_RECORD && !isWhole(bytes, start, size)) {
                var place = new Place(file.toString(), lineFeeds(bytes, start) + 1, 1);
                throw new ProblemException(place.toString(), "the last line is cut off", wanted);
            }
        }
    }

    private static long afterLastLineFeed(RandomAccessFile bytes, long size) throws IOException {
        var block = new byte[BLOCK];
        for (long end = size; end > 0; ) {
            long start = Math.max(0, end - BLOCK);
            bytes.seek(start);
            bytes.readFully(block, 0, (int) (end - start));
            for (int i = (int) (end - start) - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return 0;
    }

    private static boolean isWhole(RandomAccessFile bytes, long start, long size) throws IOException {
        var line = new byte[(int) (size - start)];
        bytes.seek(start);
        bytes.readFully(line);
        try {
            NodeReader.json(new String(line, StandardCharsets.UTF_8), "");
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    private static int lineFeeds(RandomAccessFile bytes, long end) throws IOException {
        var block = new byte[BLOCK];
        int lineFeeds = 0;
        bytes.seek(0);
        for (long at = 0; at < end; at += BLOCK) {
            int count = (int) Math.min(BLOCK, end - at);
            bytes.readFully(block, 0, count);
            for (int i = 0; i < count; i++) {
                lineFeeds += block[i] == '\n' ? 1 : 0;
            }
        }
        return lineFeeds;
    }
}
