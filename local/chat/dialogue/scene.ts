/** Where a conversation takes place: what the terminal knows without asking the app. */
export interface Scene {
  /** Name of the site or workspace worked on. */
  place: string;
  /** Who speaks: "Ada Admin (admin@example.test)". */
  person: string;
  /** Whether the app has the action, and whether that takes the input. */
  offers(action: string, input?: string): boolean;
}

/** Where nothing is known. */
export const NOWHERE: Scene = { place: 'this workspace', person: 'you', offers: () => true };
