package dev.espalier.export;

import java.util.Locale;

/** A part of a dataset, by what it is for. */
public enum Split {
    TRAIN,
    VALIDATION,
    TEST;

    /** Returns the name that trainers know. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
