package dev.espalier.io;

import dev.espalier.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether a file that grew line by line was cut off in the middle of one, as its process leaves it when it is killed. */
public final class LastLine {

    private static final int BLOCK = 1 << 16;

    private LastLine() {}

    /**
     * Looks at the end of a file of JSON Lines. A last line that lacks its line feed only is whole; what is too long to be a
     * record is for its reader to tell.
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
                var place = new Place(file.toString(), (int) lines(file), 1);
                throw new ProblemException(place.toString(), "the last line is cut off", wanted);
            }
        }
    }

    /**
     * Returns how many lines a file has, a last one without its line feed included.
     *
     * @throws IOException if the file cannot be read
     */
    public static long lines(Path file) throws IOException {
        try (var lines = new EveryNthLine(Files.newInputStream(file), Long.MAX_VALUE)) {
            lines.transferTo(OutputStream.nullOutputStream());
            return lines.lines();
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
}
