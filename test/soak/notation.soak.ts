/** The properties of the line notation, ten thousand texts each: they read how many when they run. */
import '../../src/models/notation/notation.test';

process.env['NOTATION_RUNS'] ??= '10000';
