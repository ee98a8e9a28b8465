import { findAccount, type Account } from './app';

/** A line that begins with a slash speaks to the terminal, not to the agent. */
export type Slash =
  | { kind: 'turn'; text: string }
  | { kind: 'quit' }
  | { kind: 'json' }
  | { kind: 'as'; account: Account }
  | { kind: 'say'; text: string; answered: boolean };

/** Reads a `/command`; null for a line that is none. */
export function readSlash(line: string, accounts: readonly Account[]): Slash | null {
  const [command = '', ...rest] = line.trim().split(/\s+/);
  if (!/^\/[a-z?]*$/i.test(command)) return null;
  switch (command.toLowerCase()) {
    case '/help':
    case '/?':
      return { kind: 'turn', text: 'help' };
    case '/status':
      return { kind: 'turn', text: 'status' };
    case '/quit':
    case '/exit':
    case '/q':
      return { kind: 'quit' };
    case '/json':
      return { kind: 'json' };
    case '/as':
      return switchTo(rest.join(' '), accounts);
    default:
      return {
        kind: 'say',
        text: 'There is no such command. There are: /help  /status  /as ACCOUNT  /json  /quit',
        answered: false,
      };
  }
}

function switchTo(wanted: string, accounts: readonly Account[]): Slash {
  const account = findAccount(accounts, wanted);
  return account === null
    ? { kind: 'say', text: `Which account? There are: ${accountNames(accounts)}.`, answered: false }
    : { kind: 'as', account };
}

/** The accounts for a sentence: "admin (Ada Admin), user (…)". */
export const accountNames = (accounts: readonly Account[]): string =>
  accounts.map((one) => `${one.short} (${one.name})`).join(', ');
