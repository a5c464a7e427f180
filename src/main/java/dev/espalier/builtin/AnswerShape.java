package dev.espalier.builtin;

/** What the answers of a family look like; decides which forms may be asked of them. */
enum AnswerShape {
    /** One of a few labels: the family is a classification task. */
    LABEL,
    /** A number, perhaps with a unit. */
    NUMBER,
    /** Other text of one line. */
    LINE,
    /** Several lines, or a notation such as JSON. */
    BLOCK
}
