/**
 * What a dataset is like, in figures. Start at {@link dev.espalier.report.DatasetStatistics}.
 */
@NullMarked
package dev.espalier.report;

import org.jspecify.annotations.NullMarked;
