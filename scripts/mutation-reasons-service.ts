/** Of what answers a person: why a defect that no test notices is none, or is held elsewhere. */
import { mayStayIn, sameIn, type Reason } from './mutation-reason';

const same = sameIn('service');
const mayStay = mayStayIn('service');

const IN_INDEX = 'for the compiler: what was found is in the index';
const IN_CLOSURE = 'for the compiler: what was asked for is in its closure';
const SEVERAL = 'for the compiler: several are two at least';
const NO_ICONS = 'saves a request: nothing looks at the icons';
const TWO_TIMES = 'for the compiler: of two times there are two texts';
const HAS_ISSUE = 'for the compiler: what does not fit has an issue';

export const SERVICE_REASONS: readonly Reason[] = [
  same(
    'activity-log.ts',
    'return { shown, rest, before:',
    'for the compiler: where there is a rest something is shown',
    'shown.at(-1)?.at',
  ),
  {
    file: 'src/service/answer.ts',
    line: 'return bytes(more) <= MOST_BYTES',
    put: '<=',
    why: 'one byte more or less: the bound is ours, and far below that of the platform',
  },
  same(
    'bound-here.ts',
    'reference?.id === undefined',
    'asked again where it is told',
    'reference.type === null',
  ),
  same(
    'bound-here.ts',
    'if (now === undefined || now.type === null) return [];',
    'for the compiler: none without a type is kept',
    'now.type === null',
  ),
  same('check-references.ts', 'if (known !== undefined) return known;', 'saves work only'),
  same(
    'compare-schemas.ts',
    ".flatMap((place) => (place.kind === 'object-type'",
    'for the compiler: an object type has a name at least',
    '[] →',
  ),
  same(
    'compare-schemas.ts',
    '(existing?.known ?? [])',
    'where nothing exists all is linkable, whatever is here',
    '[] →',
  ),
  same(
    'compare-schemas.ts',
    '...(existing !== undefined && isIt',
    'for the compiler: what was made exists',
    'existing !== undefined → true',
  ),
  same(
    'compare-schemas.ts',
    'existing !== undefined && isAlone',
    'nothing is as good as no',
    '() => false →',
  ),
  same(
    'find-schema.ts',
    'throw unknown(name, ours, found.kind',
    'for the compiler: of several one was asked about before, unless it is one’s own, of which no template is named',
  ),
  same(
    'find-schema.ts',
    'if (!ours && template !== null && isWhole',
    'for the compiler: nothing has no name',
    'template !== null → true',
  ),
  same(
    'find-schema.ts',
    'namedSo(name, site) ??',
    'for the compiler: nothing was made from no template',
    'template !== null → true',
  ),
  same('confirm.ts', 'needIcons: false,', NO_ICONS),
  same('export-models.ts', '{ needIcons: false },', NO_ICONS),
  same('find-anywhere.ts', '`Say which, for example:', SEVERAL, 'first?.objectType → '),
  same('find-anywhere.ts', '`${keyShown(first?.summary', SEVERAL),
  same(
    'find-deployment.ts',
    'return latest !== null &&',
    'saves a request: where there is none, none is given either way',
    'latest !== null → true',
  ),
  same('inputs.ts', 'const name = String(issue?.path', HAS_ISSUE),
  same('inputs.ts', 'remedy: `Give it as', HAS_ISSUE, 'issue?.code → '),
  same('inputs.ts', "if (issue?.code === 'too_big'", HAS_ISSUE, 'issue?.code → '),
  same(
    'invocation.ts',
    "if (typeof address !== 'string'",
    'what is no text is no address by its parts either',
    "typeof address !== 'string' → false",
  ),
  same('keep-models.ts', 'if (gone.length > 0)', 'saves a read: of no keys none is dropped'),
  same('link-choices.ts', 'for (const reference of templates.get(key)?.cross', IN_CLOSURE),
  same('link-choices.ts', '{ needIcons: false },', NO_ICONS),
  same('next-steps.ts', '.flatMap(({ pin }) => closure.templates', IN_CLOSURE),
  same('since-then.ts', 'if (made.size === 0) return [];', 'saves requests only', '→ false'),
  same('since-then.ts', 'if (all.length === 0) return [];', 'saves reading the models'),
  same(
    'since-then.ts',
    '([, { kind, by }]) =>',
    'of anything but an object type and an attribute no name is found, so it is not told',
    "kind === 'object-type' || kind === 'attribute' → true",
  ),
  same(
    'since-then.ts',
    "above: above.length === 0 ? ''",
    'nothing that is lost has no name',
    'above.length === 0 → false',
  ),
  same(
    'structure-named.ts',
    'const version = TEMPLATE_INDEX.find(',
    IN_INDEX,
    '?.version → TEMPLATE_INDEX',
  ),
  same(
    'structure-named.ts',
    '? (await loadClosure([template])).refs.find(',
    IN_CLOSURE,
    '?.hash →',
  ),
  same('status-text.ts', 'const isToday =', TWO_TIMES, '?.slice → '),
  same('status-text.ts', 'const time =', TWO_TIMES, '?.slice → '),
  same('template-named.ts', 'const name = TEMPLATE_INDEX.find(', IN_INDEX, '?.name →'),
  same('template-named.ts', "` ${longest?.one ?? ''} `", SEVERAL, 'longest?.one →'),
  same('template-named.ts', 'const isOne = others.every(', SEVERAL, 'longest?.key →'),
  same('template-named.ts', 'const type = TEMPLATE_INDEX.find(', IN_INDEX, '?.types →'),
  same(
    'versions.ts',
    'const at = [0, 1, 2].find(',
    'for the compiler: there are two of them',
    '?.[place] →',
  ),
  same(
    'versions.ts',
    'return at !== undefined',
    'for the compiler: there are two of them, and of no place there is no number',
  ),
  same(
    'set-going.ts',
    'if (waits !== null && (goesOn',
    'for the compiler: without the id of a job the platform’s library refuses before it asks for anything, and that ' +
      'is passed over',
    'waits !== null → true',
  ),
  same(
    'check-references.ts',
    'if (key === template.key) continue;',
    'saves work only: a model is in its own file, and what it refers to in itself was looked up as it was read',
  ),
  mayStay(
    'inputs.ts',
    'const optionalNumber = () =>',
    'a shape is made once, so that only the test that asks first is held against it: src/service/inputs.test.ts, ' +
      'where it fails for each input that may be a number',
  ),
];
