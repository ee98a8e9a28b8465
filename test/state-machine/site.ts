/**
 * Assets as a value: what is posted makes another one. Names are unique where Assets keeps them
 * unique; lists are never late.
 */
import {
  addAttribute,
  addSchema,
  addType,
  emptyWorkspace,
  type Workspace,
} from '../../simulator/workspace';
import type { Operation } from './operation';
import { numberOf } from './store';

type Read = Extract<Operation, { kind: 'read' }>;
type Post = Extract<Operation, { kind: 'post' }>;

export type Posted = { kind: 'made'; site: Site; json: string } | { kind: 'taken' };

const all = new Map<string, Site>();

export class Site {
  private readonly answers = new Map<string, string>();
  private readonly posts = new Map<string, Posted>();
  private standing: readonly string[] | null = null;
  readonly id: number;

  private constructor(private readonly json: string) {
    this.id = numberOf(json);
  }

  static of(json: string): Site {
    let site = all.get(json);
    if (site === undefined) all.set(json, (site = new Site(json)));
    return site;
  }

  static readonly empty = Site.of(JSON.stringify(emptyWorkspace()));

  get workspace(): Workspace {
    return JSON.parse(this.json) as Workspace;
  }

  /** What exists, each element by its name: twice in the list if it exists twice. */
  get elements(): readonly string[] {
    return (this.standing ??= elementsOf(this.workspace));
  }

  read({ what, of }: Read): string {
    return this.answer(`${what} ${of}`, () => {
      const { schemas, details } = this.workspace;
      switch (what) {
        case 'listSchemas':
          return schemas;
        case 'objectTypes':
          return details[of]?.objectTypes ?? [];
        case 'attributes':
          return details[of]?.attributes ?? [];
        case 'attributesOfType':
          return Object.values(details).flatMap(({ attributes }) =>
            attributes.filter(({ objectTypeId }) => objectTypeId === of),
          );
      }
    });
  }

  /** Carried out at `now`. */
  post({ what, input }: Post, now: number): Posted {
    const name = `${what} ${input} ${what === 'createSchema' ? now : ''}`;
    let posted = this.posts.get(name);
    if (posted === undefined)
      this.posts.set(name, (posted = this.carryOut(what, JSON.parse(input) as Input, now)));
    return posted;
  }

  private carryOut(what: Post['what'], input: Input, now: number): Posted {
    const { workspace } = this;
    try {
      const made = create(workspace, what, input, now);
      return { kind: 'made', json: JSON.stringify(made), site: Site.of(JSON.stringify(workspace)) };
    } catch (error) {
      if (/refuses/u.test(String(error))) return { kind: 'taken' };
      throw error;
    }
  }

  private answer(name: string, make: () => unknown): string {
    let json = this.answers.get(name);
    if (json === undefined) this.answers.set(name, (json = JSON.stringify(make())));
    return json;
  }
}

function elementsOf({ schemas, details }: Workspace): string[] {
  const built = Object.values(details).flatMap(({ objectTypes, attributes }) => [
    ...objectTypes,
    ...attributes.filter(({ name }) => name === 'Note'),
  ]);
  return [...schemas.map(({ key }) => key), ...built.map(({ name }) => name)];
}

interface Input {
  key: string;
  name: string;
  description: string;
  schemaId: string;
  objectTypeId: string;
}

function create(workspace: Workspace, what: Post['what'], input: Input, now: number): object {
  if (what === 'createSchema')
    return Object.assign(addSchema(workspace, input.key, input.name), {
      description: input.description,
      created: new Date(now).toISOString(),
    });
  if (what === 'createObjectType')
    return addType(workspace, keyOf(workspace, input.schemaId), input);
  const home = Object.values(workspace.details).find(({ objectTypes }) =>
    objectTypes.some(({ id }) => id === input.objectTypeId),
  );
  const type = home?.objectTypes.find(({ id }) => id === input.objectTypeId);
  if (home === undefined || type === undefined) throw new Error('There is no such object type.');
  return addAttribute(workspace, keyOf(workspace, home.id), type, input);
}

const keyOf = (workspace: Workspace, schemaId: string): string =>
  workspace.schemas.find(({ id }) => id === schemaId)?.key ?? '?';
