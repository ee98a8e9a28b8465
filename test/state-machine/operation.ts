/** What an invocation asks of the world outside it: each of these is one atomic step of the model. */

export type Operation =
  | { kind: 'get'; key: string }
  | { kind: 'getMany'; keys: readonly string[] }
  | { kind: 'page'; prefix: string }
  /** `value` is JSON. */
  | { kind: 'set'; key: string; value: string }
  /** `FAIL_IF_EXISTS`. */
  | { kind: 'create'; key: string; value: string }
  | { kind: 'setMany'; entries: readonly { key: string; value: string }[] }
  | { kind: 'delete'; key: string }
  | { kind: 'push'; deploymentId: string; epoch: number; delaySeconds: number }
  | {
      kind: 'read';
      what: 'listSchemas' | 'objectTypes' | 'attributes' | 'attributesOfType';
      of: string;
    }
  /** A POST to Assets; `input` is JSON. */
  | {
      kind: 'post';
      what: 'createSchema' | 'createObjectType' | 'createAttribute';
      input: string;
      by: string;
    }
  | { kind: 'sleep'; due: number };

/** What comes back, as the stand-ins of the platform read it. */
export type Result =
  /** Of a read: JSON, null where there is nothing. Of a write: null. */
  | { kind: 'value'; json: string | null }
  | { kind: 'conflict' }
  /** No answer. What became of it, the world knows. */
  | { kind: 'lost' }
  /** No answer, and none to the same call repeated. */
  | { kind: 'down' }
  /** Assets answers, and refuses: a name that is taken. */
  | { kind: 'taken' }
  /** The person, or the app for the person, may not. */
  | { kind: 'refused' };

export type WriteOperation = Extract<
  Operation,
  { kind: 'set' | 'create' | 'setMany' | 'delete' | 'push' | 'post' }
>;

export function isWrite(operation: Operation): operation is WriteOperation {
  switch (operation.kind) {
    case 'set':
    case 'create':
    case 'setMany':
    case 'delete':
    case 'push':
    case 'post':
      return true;
    case 'get':
    case 'getMany':
    case 'page':
    case 'read':
    case 'sleep':
      return false;
  }
}

/** For people and for comparing: what is done, to what. */
export function nameOf(operation: Operation): string {
  switch (operation.kind) {
    case 'get':
    case 'set':
    case 'create':
    case 'delete':
      return `${operation.kind} ${operation.key}`;
    case 'getMany':
      return `getMany ${operation.keys.join(' ')}`;
    case 'setMany':
      return `setMany ${operation.entries.map(({ key }) => key).join(' ')}`;
    case 'page':
      return `query ${operation.prefix}`;
    case 'push':
      return `push ${operation.deploymentId} epoch ${operation.epoch}`;
    case 'read':
      return `${operation.what} ${operation.of}`;
    case 'post':
      return `POST ${operation.what}`;
    case 'sleep':
      return 'sleep';
  }
}
