/** The words of a query in Assets Query Language. */
export interface Token {
  /** `text` was quoted; its quotes are gone. */
  kind: 'word' | 'text' | 'number' | 'sign';
  text: string;
}

const TOKEN =
  /\s*(?:"((?:[^"\\]|\\.)*)"|(-?\d+[a-z]+)|(-?\d+(?:\.\d+)?)|([A-Za-z][A-Za-z0-9_]*)|(<=|>=|!=|[=<>(),.]))/y;

/** @param fail makes the error to be thrown where a character begins no token */
export function tokens(query: string, fail: (message: string) => Error): Token[] {
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  while (query.slice(TOKEN.lastIndex).trim() !== '') {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(query);
    if (match === null) throw fail(`cannot read "${query.slice(from, from + 20)}" in: ${query}`);
    const [, text, span, number, word, sign] = match;
    if (text !== undefined) found.push({ kind: 'text', text: text.replace(/\\(.)/g, '$1') });
    else if (number !== undefined) found.push({ kind: 'number', text: number });
    else if (sign !== undefined) found.push({ kind: 'sign', text: sign });
    else found.push({ kind: 'word', text: word ?? span ?? '' });
  }
  return found;
}
