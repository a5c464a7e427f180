/** The command line: commands, exit codes, messages, progress, and the only use of the standard streams. */
@NullMarked
package dev.espalier.cli;

import org.jspecify.annotations.NullMarked;
