/** What can happen in one run: the acts of people, and the circumstances they act in. */

/** Something in the workspace, by hand. `which`: of what is there, lately made. */
export interface Hand {
  kind: 'hand';
  /** Waits a while for a deployment that has begun to write. */
  meanwhile: boolean;
  what: 'rename' | 'move' | 'delete' | 'add' | 'anticipate';
  of: 'types' | 'attributes';
  which: number;
}

export type Act =
  /** Previews, confirms, and asks how it goes until it has ended. */
  | {
      kind: 'deploy';
      installation: number;
      account: string;
      request: number;
      /** The confirmation is sent twice at once. */
      twice?: boolean;
      /** Confirms at the next full half minute, as whoever else is said to. */
      together?: boolean;
      /** What somebody does while this person reads the preview. */
      pondering?: Hand;
    }
  /** Of the latest deployment of the installation, whoever's it is. */
  | { kind: 'cancel'; installation: number; account: string }
  | Hand
  /** The newer edition of the app comes. `meanwhile`: as of a hand. */
  | { kind: 'upgrade'; meanwhile?: boolean }
  | { kind: 'crash' }
  | { kind: 'clock'; jumpMs: number };

export interface Timed {
  afterMs: number;
  act: Act;
}

export interface Schedule {
  seed: number;
  /** How much of the models there is. */
  size: number;
  beginsNewer: boolean;
  firstSlice: boolean;
  /** The setting for deployments that wait for their person. */
  present: 'auto' | 'always' | 'never';
  latencyMs: number;
  /** How long each call of the storage is on its way. */
  storageMs: number;
  nameScope: 'siblings' | 'schema';
  ratePerMinute: number | null;
  staleListsMs: number;
  retryHeaders: 'none' | 'Retry-After' | 'X-RateLimit' | 'RateLimit' | 'Beta-RateLimit';
  duplicateAttributes: 'accepted' | 'refused';
  impersonation: 'allowed' | 'refused' | 'refused-403';
  /** Whether Assets takes calls of the app itself; it is to make none. */
  asApp: 'allowed' | 'refused';
  /** Of Assets, as `--fault` takes them. */
  faults: string[];
  /** Of Forge, likewise. */
  forge: string[];
  /** Events that are taken and never delivered, in percent. */
  lostEvents: number;
  windowMs: number;
  acts: Timed[];
}
