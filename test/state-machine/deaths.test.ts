import { holdWhateverHappens } from './hold';
import { FULL_OF_DEATHS, QUICK_OF_DEATHS } from './searches';

holdWhateverHappens(QUICK_OF_DEATHS, FULL_OF_DEATHS);
