import { inert } from '../../src/text/inert';
import { isLicenceName, LICENCES, type LicencedAs } from '../forge-host';
import { UsageError, type Arguments } from './command';

/** The licence of `--licence`, by default none and outside production. Throws `UsageError` naming those there are. */
export function licenceOption(args: Arguments): LicencedAs {
  const wanted = args.value('licence') ?? 'development';
  if (isLicenceName(wanted)) return LICENCES[wanted];
  throw new UsageError(
    `There is no licence "${inert(wanted, 60)}" to try. There are: ${Object.keys(LICENCES).join(', ')}.`,
  );
}
