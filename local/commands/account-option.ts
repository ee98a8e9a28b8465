import { inert } from '../../src/text/inert';
import { findAccount, type Account } from '../chat/app';
import { accountNames } from '../chat/slash';
import { UsageError, type Arguments } from './command';

/** The account of `--as`, by default the first. Throws `UsageError` naming those there are. */
export function accountOption(args: Arguments, accounts: readonly Account[]): Account {
  const wanted = args.value('as');
  const account = wanted === null ? accounts[0] : findAccount(accounts, wanted);
  if (account !== undefined && account !== null) return account;
  throw new UsageError(
    `There is no account "${inert(wanted ?? '', 60)}". There are: ${accountNames(accounts)}.`,
  );
}
