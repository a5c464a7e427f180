package dev.espalier.export;

import dev.espalier.model.Example;
import java.util.Map;
import java.util.Set;

/** What a record of some trainer's format looks like. Stateless. */
public interface RecordLayout {

    /** Returns the fields that every record must have. */
    Set<String> needs();

    /** Returns the record; values are such that {@link dev.espalier.io.JsonLine} can write them. */
    Map<String, ?> record(Example example);

    /** Returns the further fields that the record of this example holds; the others are told. */
    Set<String> held(Example example);
}
