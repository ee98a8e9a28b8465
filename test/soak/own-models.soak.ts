/** A thousand generated models, site → file → empty site → file: the test reads how many when it runs. */
import '../own-models/round-trip.test';

process.env['MODEL_RUNS'] ??= '1000';
