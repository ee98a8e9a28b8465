import type { Finding } from './finding';

/** One of the seven questions whose answers decide the first real deployment, with the findings that answer it. */
interface Seven {
  asks: string;
  /** What the findings are called, by the switch that each of them sets. */
  by: Readonly<Record<string, string>>;
}

const INSIDE_FORGE =
  'only the app inside Forge can tell, not a token: docs/first-real-deployment.md says how';

/** In the order in which their answers matter. */
export const SEVEN: readonly Seven[] = [
  {
    asks: 'How long may a description be, and how is a longer one refused?',
    by: {
      schemaDescriptionMax: 'object schema',
      typeDescriptionMax: 'object type',
      attributeDescriptionMax: 'attribute',
      refusalStyle: 'refusal',
    },
  },
  {
    asks: 'What becomes of a child with inherited: false below an inheriting parent?',
    by: { childInherited: 'what comes back', childDefaults: 'attribute lists' },
  },
  {
    asks: 'May two attributes of one object type have one name?',
    by: { duplicateAttributes: 'attributes' },
  },
  {
    asks: 'May two object types below different parents have one name?',
    by: { typeNameScope: 'object types' },
  },
  {
    asks: 'Who may act: the person, the app, the app for an absent person?',
    by: {
      person: 'this person',
      impersonation: 'for an absent person, asUser(accountId)',
      appReads: 'the app reading, asApp()',
      appWrites: 'the app creating, asApp()',
    },
  },
  {
    asks: 'What form have the ids of a new status and a new reference type?',
    by: { statusIds: 'status', referenceTypeIds: 'reference type' },
  },
  { asks: 'Is the list of icons wrapped?', by: { iconList: 'icon/global' } },
];

/** What no token can find out, and where it can be found out. */
export const ONLY_INSIDE_FORGE: Readonly<Record<string, string>> = {
  impersonation: INSIDE_FORGE,
  appReads: INSIDE_FORGE,
  appWrites: INSIDE_FORGE,
};

/** A finding as a sentence. */
export function toldOf(finding: Finding): string {
  return finding.kind === 'open'
    ? `open, because ${finding.why}`
    : (finding.told ?? JSON.stringify(finding.value));
}
