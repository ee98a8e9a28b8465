/**
 * Rules that `catalog/template.schema.json` and `src/templates/check.ts` hold: a template that
 * breaks one could not be deployed, so lint names them all `format`. Listed for the
 * documentation; the mutation test breaks each.
 */
import type { RuleHead } from './rule';

const REST = 'Assets OpenAPI';
const HELP = 'Atlassian documentation';

export const FORMAT_RULES: readonly (RuleHead & { holds: string })[] = [
  {
    id: 'A2',
    holds: 'Key, Name, Created and Updated are never declared: a template sets nothing on Name.',
    why: 'Assets makes them itself, and the app changes nothing that exists.',
    source: HELP,
  },
  {
    id: 'A1',
    holds: 'No attribute name twice on a type, inherited ones included.',
    why: 'Assets refuses it, or one hides the other.',
    source: HELP,
  },
  {
    id: 'T1-once',
    holds: 'No type name twice in a template, whatever its case; at most 40 characters.',
    why: 'A name then means one type in every query.',
    source: 'our practice',
  },
  {
    id: 'T4',
    holds: 'An abstract type has types below it.',
    why: 'It holds no objects itself.',
    source: HELP,
  },
  {
    id: 'T5',
    holds: 'Every type has an icon keyword.',
    why: 'Tree and graph can then be read at a glance.',
    source: 'our practice',
  },
  {
    id: 'P1',
    holds: 'At most 35 attributes on a type, inherited ones and the four of Assets included.',
    why: 'Atlassian recommends no more.',
    source: `${HELP}, recommended data structure`,
  },
  {
    id: 'P5',
    holds: 'Two to ten values of an attribute, or -1 for any number.',
    why: 'Atlassian recommends no more than ten; what must be longer says so, and is listed below.',
    source: `${HELP}, recommended data structure`,
  },
  {
    id: 'P6',
    holds: 'Several values only for email, select, user, group and reference.',
    why: 'The API knows cardinality only for these.',
    source: REST,
  },
  {
    id: 'O1',
    holds: 'A select has 2 to 20 options.',
    why: 'A longer list is reference data and becomes an object type.',
    source: 'our practice',
  },
  {
    id: 'O2',
    holds: 'Options are there once, of at most 40 characters, without a blank at either end.',
    why: 'They are picked by eye.',
    source: 'our practice',
  },
  {
    id: 'O3',
    holds: 'No comma in an option.',
    why: 'The API takes all options as one text with commas between, and no escape is known.',
    source: REST,
  },
  {
    id: 'O5',
    holds: 'Official codes of options, where given, are as many as the options.',
    why: 'An export reads them by place.',
    source: 'our practice',
  },
  {
    id: 'F1',
    holds: 'The target of every reference exists.',
    why: 'A deployment would stop there.',
    source: 'our practice',
  },
  {
    id: 'F2',
    holds: 'A required reference points only at its own template or one it extends.',
    why: 'The template must be deployable without the others.',
    source: 'our practice',
  },
  {
    id: 'F3',
    holds: 'A reference to an abstract type takes its subtypes.',
    why: 'Nothing could ever be chosen otherwise.',
    source: HELP,
  },
  {
    id: 'F4',
    holds: 'What a template extends exists, and is not itself.',
    why: 'The hub could not be brought along.',
    source: 'our practice',
  },
  {
    id: 'F5',
    holds:
      'A filter asks for attributes that its target has, before the first reference there that has one itself.',
    why: 'Assets may refuse it otherwise, and two that wait for each other are never made.',
    source: REST,
  },
  {
    id: 'R1',
    holds: 'Patterns are anchored, compile, and are on text and email only.',
    why: 'A pattern without anchors lets anything through that holds a match.',
    source: REST,
  },
  {
    id: 'U1',
    holds: 'Unique only on text, numbers, dates, URL and reference, and never with several values.',
    why: 'Assets supports it for no other.',
    source: `${HELP}, verify attribute values to be unique`,
  },
  {
    id: 'U2',
    holds: 'At most two unique attributes on a type, inherited ones included.',
    why: 'Assets refuses a third.',
    source: `${HELP}, verify attribute values to be unique`,
  },
  {
    id: 'K2',
    holds:
      'Template keys are 2 to 10 capitals and digits and begin with a letter; each is there once.',
    why: 'They become the keys of object schemas.',
    source: REST,
  },
  {
    id: 'K3',
    holds: 'Status names have 2 to 30 characters, and one category in the whole catalogue.',
    why: 'Assets refuses others, and copies of hub types bring their statuses along.',
    source: HELP,
  },
  {
    id: 'V0',
    holds: 'A status attribute names a set that the template has.',
    why: 'There would be nothing to choose.',
    source: 'our practice',
  },
];
