/**
 * The frame around the page on this machine: who one is, which theme, and the chat in place of
 * Rovo. One tab is one person.
 */
interface Facts {
  workspace: string;
  cloudId: string;
  accounts: { accountId: string; short: string; name: string }[];
}

const byId = <T extends HTMLElement>(id: string): T => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`#${id} is missing`);
  return found as T;
};

const asked = new URLSearchParams(location.search);
const account = byId<HTMLSelectElement>('account');
const theme = byId<HTMLSelectElement>('theme');
const chat = byId('chat');
const toggle = byId<HTMLButtonElement>('toggle-chat');
const turns = byId('turns');
const text = byId<HTMLInputElement>('text');

async function begin(): Promise<void> {
  const facts = (await (await fetch('facts')).json()) as Facts;
  byId('workspace').textContent =
    `workspace "${facts.workspace}" · nothing here reaches an Atlassian site`;
  for (const { accountId, short, name } of facts.accounts)
    account.add(new Option(`${name} (${short})`, accountId));
  account.value =
    facts.accounts.find((one) => one.short === asked.get('as'))?.accountId ??
    facts.accounts[0]?.accountId ??
    '';
  theme.value = asked.get('theme') === 'dark' ? 'dark' : 'light';
  document.documentElement.dataset['theme'] = theme.value;
  const frame = byId<HTMLIFrameElement>('app');
  const asks = { accountId: account.value, cloudId: facts.cloudId, theme: theme.value };
  frame.src = `app/?${new URLSearchParams(asks).toString()}`;
  for (const select of [account, theme]) select.addEventListener('change', () => again(facts));
}

/** Both are kept in the address, so that a reload keeps them and two tabs can be two people. */
function again(facts: Facts): void {
  const as = facts.accounts.find((one) => one.accountId === account.value)?.short ?? '';
  location.search = new URLSearchParams({ as, theme: theme.value }).toString();
}

function showChat(shown: boolean): void {
  chat.hidden = !shown;
  toggle.setAttribute('aria-expanded', String(shown));
  if (shown) text.focus();
}

function addTurn(words: string, who: 'you' | 'launchpad'): void {
  const turn = document.createElement('p');
  turn.className = `turn ${who}`;
  turn.textContent = words;
  turns.append(turn);
  turns.scrollTop = turns.scrollHeight;
}

async function say(words: string): Promise<void> {
  addTurn(words, 'you');
  const response = await fetch('say', {
    method: 'POST',
    body: JSON.stringify({ text: words, accountId: account.value }),
  });
  const answer = (await response.json()) as { value?: string; problem?: string };
  addTurn(
    answer.value ?? `Something unexpected happened: ${answer.problem ?? 'unknown'}`,
    'launchpad',
  );
}

toggle.addEventListener('click', () => showChat(chat.hidden));
byId<HTMLFormElement>('say').addEventListener('submit', (event) => {
  event.preventDefault();
  const words = text.value.trim();
  text.value = '';
  if (words !== '') void say(words);
});
/** The product asks before an app opens another site. The address itself stays out of sight: it can hold a token. */
function askToLeave(url: string, answer: (leaves: boolean) => void): void {
  const link = byId<HTMLAnchorElement>('leave');
  const done = (leaves: boolean): void => {
    byId('leaving').hidden = true;
    // After the click has been followed.
    setTimeout(() => link.removeAttribute('href'));
    answer(leaves);
  };
  byId('where').textContent = new URL(url).host;
  link.href = url;
  link.onclick = () => done(true);
  byId('stay').onclick = () => done(false);
  byId('leaving').hidden = false;
  link.focus();
}

/**
 * The bridge's `router.open` (there is no Assets to open here) and `rovo.open`: opens the chat,
 * with a text to send.
 */
window.addEventListener(
  'message',
  (
    event: MessageEvent<{ openChat?: boolean; prompt?: string; opens?: string; leaves?: string }>,
  ) => {
    if (event.origin !== location.origin) return;
    if (event.data.opens !== undefined)
      byId('workspace').textContent = `On a site this opens ${event.data.opens}`;
    if (event.data.leaves !== undefined)
      askToLeave(event.data.leaves, (leaves) => event.ports[0]?.postMessage(leaves));
    if (event.data.openChat !== true) return;
    showChat(true);
    text.value = event.data.prompt ?? '';
  },
);
void begin();

export {};
