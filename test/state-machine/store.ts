/** The storage as a value: what is written makes another one, and equal ones are the same object. */

/** Texts as small numbers; 0 is "nothing there". */
class Numbers {
  private readonly of = new Map<string, number>();
  private readonly texts: string[] = [''];

  number(text: string): number {
    const known = this.of.get(text);
    if (known !== undefined) return known;
    this.texts.push(text);
    this.of.set(text, this.texts.length - 1);
    return this.texts.length - 1;
  }

  text(number: number): string {
    return this.texts[number] ?? '';
  }
  get size(): number {
    return this.texts.length;
  }
}

const keys = new Numbers();
const values = new Numbers();
const all = new Map<string, Store>();

/** The same number for the same text, in this process. */
export const numberOf = (text: string): number => values.number(text);

export class Store {
  private readonly after = new Map<string, Store>();
  private readonly pages = new Map<string, string>();

  private constructor(
    readonly id: number,
    private readonly held: readonly number[],
  ) {}

  static of(held: readonly number[]): Store {
    const name = held.join();
    const known = all.get(name);
    if (known !== undefined) return known;
    const made = new Store(all.size, held);
    all.set(name, made);
    return made;
  }

  static readonly empty = Store.of([]);

  /** The number of the JSON under a key (`numberOf`); 0 where there is none. */
  at(key: string): number {
    return this.held[keys.number(key)] ?? 0;
  }

  /** JSON; undefined where there is none. */
  get(key: string): string | undefined {
    const number = this.at(key);
    return number === 0 ? undefined : values.text(number);
  }

  has(key: string): boolean {
    return this.at(key) !== 0;
  }

  /** `json` null removes. */
  with(key: string, json: string | null): Store {
    const [at, value] = [keys.number(key), json === null ? 0 : values.number(json)];
    const name = `${at}=${value}`;
    const known = this.after.get(name);
    if (known !== undefined) return known;
    const held = [...this.held];
    while (held.length <= at) held.push(0);
    held[at] = value;
    while (held.at(-1) === 0) held.pop();
    const made = Store.of(held);
    this.after.set(name, made);
    return made;
  }

  keys(prefix = ''): string[] {
    return this.held
      .flatMap((value, at) =>
        value !== 0 && keys.text(at).startsWith(prefix) ? [keys.text(at)] : [],
      )
      .sort();
  }

  /** A query's answer: JSON. */
  page(prefix: string): string {
    let page = this.pages.get(prefix);
    if (page === undefined) {
      page = `[${this.keys(prefix)
        .map((key) => `{"key":${JSON.stringify(key)},"value":${this.get(key) ?? 'null'}}`)
        .join()}]`;
      this.pages.set(prefix, page);
    }
    return page;
  }
}
