package dev.espalier.select;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.select.Selector.Rejected;
import dev.espalier.select.Selector.Selection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sorts a set into those that go on and those that do not, both in the order in which they came. Not thread-safe. */
final class Sorted {

    private final List<Example> all;
    private final Map<Integer, Rejection> rejections = new HashMap<>();

    /**
     * @param all what goes on, unless it is rejected
     */
    Sorted(List<Example> all) {
        this.all = all;
    }

    /**
     * Rejects one.
     *
     * @param place its place in the set, from 0
     */
    void reject(int place, Rejection rejection) {
        rejections.put(place, rejection);
    }

    boolean isRejected(int place) {
        return rejections.containsKey(place);
    }

    /** Returns the places of those with a number in a field; the others are rejected with this reason. */
    List<Integer> withNumber(String field, String reason) {
        var places = new ArrayList<Integer>();
        for (int i = 0; i < all.size(); i++) {
            if (FieldNumber.of(all.get(i), field).isPresent()) {
                places.add(i);
            } else {
                reject(i, new Rejection(reason, field + " is no number"));
            }
        }
        return places;
    }

    /** Returns the places by the text of a field, {@code ""} where it has none; strata and places in the order in which they came. */
    Map<String, List<Integer>> strata(String field) {
        var strata = new LinkedHashMap<String, List<Integer>>();
        for (int i = 0; i < all.size(); i++) {
            var stratum = all.get(i).text(field).orElse("");
            strata.computeIfAbsent(stratum, first -> new ArrayList<>()).add(i);
        }
        return strata;
    }

    /** Rejects those at some places that are not among the ones that are kept. */
    void rejectOthers(List<Integer> places, Set<Integer> kept, Rejection rejection) {
        for (int place : places) {
            if (!kept.contains(place)) {
                reject(place, rejection);
            }
        }
    }

    Selection selection() {
        var selected = new ArrayList<Example>();
        var rejected = new ArrayList<Rejected>();
        for (int i = 0; i < all.size(); i++) {
            var rejection = rejections.get(i);
            if (rejection == null) {
                selected.add(all.get(i));
            } else {
                rejected.add(new Rejected(all.get(i), rejection));
            }
        }
        return new Selection(selected, rejected);
    }
}
