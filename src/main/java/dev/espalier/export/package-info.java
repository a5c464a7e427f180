/**
 * Output formats for trainers. Start at {@link dev.espalier.export.ExportFormat}.
 */
@NullMarked
package dev.espalier.export;

import org.jspecify.annotations.NullMarked;
