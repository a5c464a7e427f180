package dev.espalier.report;

import java.util.List;
import java.util.Map;

/** Looks into figures as {@link DatasetStatistics} and {@code report.json} have them; what is not there is empty or 0. */
record Figures(Map<?, ?> map) {

    Figures in(String name) {
        return new Figures(map.get(name) instanceof Map<?, ?> inner ? inner : Map.of());
    }

    boolean has(String name) {
        return map.containsKey(name);
    }

    boolean isEmpty() {
        return map.isEmpty();
    }

    long count(String name) {
        return map.get(name) instanceof Number number ? number.longValue() : 0;
    }

    double real(String name) {
        return map.get(name) instanceof Number number ? number.doubleValue() : 0;
    }

    boolean is(String name) {
        return Boolean.TRUE.equals(map.get(name));
    }

    String text(String name) {
        return map.get(name) == null ? "" : Figure.text(map.get(name));
    }

    List<?> list(String name) {
        return map.get(name) instanceof List<?> list ? list : List.of();
    }
}
