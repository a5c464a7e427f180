package dev.espalier.io;

import dev.espalier.model.Example;
import dev.espalier.model.Lineage;
import dev.espalier.model.Lineage.CallRef;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The form in which {@link SpilledExamples} keeps examples: nothing in it has to be looked for, nor to be
 * taken for what it is. For the process that wrote it only. Not thread-safe; {@link #read} is.
 *
 * <p>Every length and count is a number in groups of seven bits, the lowest first, the highest bit set on all but the last. A text is twice
 * its length in UTF-16 units, and its units in one byte each; or one more than that, and two bytes each, if not all of them
 * fit. A value is a letter that names its type, and what follows.
 */
final class ExampleBytes {

    private byte[] bytes = new byte[1 << 12];
    private int length;

    /** Returns an example as bytes. */
    byte[] of(Example example) {
        length = 0;
        text(example.id());
        text(example.instruction());
        text(example.input());
        text(example.output());
        mapping(example.more());
        var lineage = example.lineage();
        texts(lineage.parents());
        texts(lineage.demonstrations());
        number(lineage.calls().size());
        for (var call : lineage.calls()) {
            text(call.step());
            text(call.key());
            text(call.model());
        }
        text(lineage.stage());
        return Arrays.copyOf(bytes, length);
    }

    /** Returns the example that was made into these bytes. */
    static Example read(byte[] bytes) {
        return new Reader(bytes).example();
    }

    private void texts(List<String> texts) {
        number(texts.size());
        texts.forEach(this::text);
    }

    private void text(String text) {
        int units = text.length();
        if (isNarrow(text)) {
            number(2L * units);
            makeRoom(units);
            System.arraycopy(text.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, length, units);
            length += units;
        } else {
            number(2L * units + 1);
            makeRoom(2 * units);
            ByteBuffer.wrap(bytes, length, 2 * units).asCharBuffer().put(text);
            length += 2 * units;
        }
    }

    private static boolean isNarrow(String text) {
        int all = 0;
        for (int i = 0; i < text.length(); i++) {
            all |= text.charAt(i);
        }
        return all < 0x100;
    }

    private void value(Object value) {
        if (value instanceof String text) {
            letter('t');
            text(text);
        } else if (value instanceof Map<?, ?> map) {
            letter('m');
            mapping(map);
        } else if (value instanceof List<?> list) {
            letter('l');
            number(list.size());
            list.forEach(this::value);
        } else if (value instanceof Double number) {
            letter('d');
            fixed(Double.doubleToRawLongBits(number));
        } else if (value instanceof Long || value instanceof Integer) {
            letter('i');
            fixed(((Number) value).longValue());
        } else if (value instanceof BigInteger number) {
            letter('b');
            text(number.toString());
        } else if (value instanceof Boolean isTrue) {
            letter(isTrue ? 'y' : 'n');
        } else if (value == Example.NULL) {
            letter('0');
        } else {
            throw new IllegalArgumentException("an example cannot hold a " + value.getClass());
        }
    }

    private void mapping(Map<?, ?> map) {
        number(map.size());
        map.forEach((name, value) -> {
            text((String) name);
            value(value);
        });
    }

    private void letter(char letter) {
        makeRoom(1);
        bytes[length++] = (byte) letter;
    }

    private void number(long number) {
        makeRoom(Long.BYTES + 2);
        long rest = number;
        while (rest >= 0x80) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    private void fixed(long number) {
        makeRoom(Long.BYTES);
        ByteBuffer.wrap(bytes).putLong(length, number);
        length += Long.BYTES;
    }

    private void makeRoom(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), length + length / 2));
        }
    }

    private static final class Reader {

        private final ByteBuffer bytes;

        Reader(byte[] bytes) {
            this.bytes = ByteBuffer.wrap(bytes);
        }

        Example example() {
            return new Example(text(), text(), text(), text(), mapping(), lineage());
        }

        private Lineage lineage() {
            return new Lineage(
                    list(this::text), list(this::text), list(() -> new CallRef(text(), text(), text())), text());
        }

        private <T> List<T> list(Supplier<T> item) {
            int size = (int) number();
            if (size == 0) {
                return List.of();
            }
            var list = new ArrayList<T>(size);
            for (int i = 0; i < size; i++) {
                list.add(item.get());
            }
            return list;
        }

        private Map<String, Object> mapping() {
            int size = (int) number();
            if (size == 0) {
                return Map.of();
            }
            var map = new LinkedHashMap<String, Object>();
            for (int i = 0; i < size; i++) {
                map.put(text(), value());
            }
            return map;
        }

        private Object value() {
            char letter = (char) bytes.get();
            return switch (letter) {
                case 't' -> text();
                case 'm' -> mapping();
                case 'l' -> list(this::value);
                case 'd' -> Double.longBitsToDouble(bytes.getLong());
                case 'i' -> bytes.getLong();
                case 'b' -> new BigInteger(text());
                case 'y' -> true;
                case 'n' -> false;
                case '0' -> Example.NULL;
                default -> throw new IllegalStateException("what was written can be read");
            };
        }

        private String text() {
            long header = number();
            int units = (int) (header >>> 1);
            int begin = bytes.position();
            if ((header & 1) == 0) {
                bytes.position(begin + units);
                return new String(bytes.array(), begin, units, StandardCharsets.ISO_8859_1);
            }
            bytes.position(begin + 2 * units);
            // As char units, not decoded: half a surrogate pair stays one.
            return bytes.slice(begin, 2 * units).asCharBuffer().toString();
        }

        private long number() {
            long number = 0;
            byte next;
            int shift = 0;
            do {
                next = bytes.get();
                number |= (next & 0x7fL) << shift;
                shift += 7;
            } while (next < 0);
            return number;
        }
    }
}
