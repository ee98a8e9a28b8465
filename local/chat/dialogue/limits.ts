import { isHubTemplate } from '../../../src/templates/hubs';
import type { TemplateFact } from '../facts';
import { lastTypeOf, typeCalled, typesLike } from '../model/types-named';
import type { Understanding } from '../model/understanding';
import type { Scene } from './scene';

/**
 * The question to ask where a request is bound or limited in a way that a plan would not carry;
 * null where all of it can be planned. Each ends in words that can be typed.
 */
export function limitQuestion(
  understood: Understanding,
  templates: readonly string[],
  facts: readonly TemplateFact[],
  scene: Scene,
): string | null {
  const subject = templates.length === 0 ? '{spoke}' : templates.join(' and ');
  const one = templates[0] ?? '{spoke}';
  const { scope, slots } = understood;
  const later = scope.later ?? dayIn(slots.when);
  return (
    placeQuestion(scope.place, subject, scene) ??
    versionQuestion(scope.version, templates, facts) ??
    (scope.tongue === null || /^en/i.test(scope.tongue)
      ? null
      : 'The names and descriptions of templates are English, and I cannot translate ' +
        `them to ${scope.tongue}. Shall I plan ${subject} in English? Then say: deploy ` +
        `${subject}.`) ??
    (later === null
      ? null
      : `I cannot start anything later ("${later}"): a deployment starts when its ` +
        `preview is confirmed, and a preview lasts minutes. Shall I plan ${subject} ` +
        `now? Then say: deploy ${subject}.`) ??
    (scope.within === null
      ? null
      : `Each template becomes an object schema of its own, so nothing goes "${scope.within}": ` +
        `what belongs together is linked by references. Shall I plan ${subject} so? ` +
        `Then say: deploy ${subject}.`) ??
    hubQuestion(understood, templates, facts) ??
    (understood.everything && slots.leaveOut.length > 0 && templates.length > 1
      ? `Which templates are not wanted: what do you mean by "${slots.leaveOut.join(', ')}"? ` +
        'Say their keys, for example: deploy everything except ' +
        `${templates[0] ?? '{hub}'} and ${templates[1] ?? '{spoke}'}.`
      : null) ??
    attributeQuestion([...slots.leaveOut, ...scope.only], one) ??
    vagueQuestion(scope.vague, one) ??
    onlyQuestion(scope.only, one, scene) ??
    (understood.unused.limit === null
      ? null
      : `I understood ${subject}, but not what "${understood.unused.limit}" is to ` +
        `change. Which object types of ${one} are to be left out? Say for example: ` +
        `deploy ${one} without ${exampleType(one)}; or, for all of it: deploy ` +
        `${subject}.`)
  );
}

/** "On Monday", said of a plan, is the next one. */
const dayIn = (when: string | null): string | null =>
  when !== null && /^(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day$/iu.test(when)
    ? when
    : null;

function placeQuestion(
  place: string | null,
  subject: string,
  { place: here }: Scene,
): string | null {
  return place === null
    ? null
    : `I work on this site only: ${here}. I cannot tell whether that is what you ` +
        `mean by "${place}". Shall I plan ${subject} on this site? Then say: deploy ` +
        `${subject}.`;
}

function versionQuestion(
  version: string | null,
  templates: readonly string[],
  facts: readonly TemplateFact[],
): string | null {
  if (version === null) return null;
  const known = templates.map((key) => facts.find((one) => one.key === key)?.version ?? '');
  const exists = known.every((one) => one !== '' && isVersion(version, one));
  if (exists && known.length > 0) return null;
  const subject = templates.join(' and ');
  return (
    'There is no ' +
    `${/^\d/.test(version) ? `version ${version}` : `${version} version`} of ` +
    `${subject || 'it'} here; the only version is ${[...new Set(known)].join(', ')}. ` +
    `Shall I plan that one? Then say: deploy ${subject}.`
  );
}

/** "1", "1.0" and "1.0.0" name the same version where the texts of 1.0.1 were put right: what it creates is alike. */
const isVersion = (said: string, version: string): boolean => {
  const [wanted, known] = [said.split('.'), version.split('.')];
  return wanted.slice(0, 2).every((part, at) => part === known[at]);
};

/** Said with a plan of a version that was asked for: which one it is, and that it is another patch where it is. */
export function otherPatch(
  version: string | null,
  templates: readonly string[],
  facts: readonly TemplateFact[],
): string | null {
  const here = templates.map((key) => facts.find((one) => one.key === key)?.version ?? '');
  const other = here.find((one) => version !== null && one !== version);
  if (other === undefined) return null;
  return version?.split('.').length === 3
    ? `Not version ${version}: the version here is ${other}.`
    : `Version ${version} here is ${other}, the only version there is.`;
}

/** A template without what it refers to: what it refers to has to become something else. */
function hubQuestion(
  { scope }: Understanding,
  templates: readonly string[],
  facts: readonly TemplateFact[],
): string | null {
  const hubs = hubsOf(templates, facts);
  const left = scope.excluded.filter((key) => hubs.has(key));
  if (left.length === 0 && !scope.noLinks) return null;
  const subject = templates.join(' and ') || '{spoke}';
  const what = left.length > 0 ? left.join(' and ') : 'other object schemas';
  return (
    `${subject} ${templates.length > 1 ? 'refer' : 'refers'} to ${what}. Without a ` +
    `link, what it refers to becomes local copies in ${subject} itself, or plain ` +
    `text. Which of the two? Say: deploy ${subject} with local copies; or: deploy ` +
    `${subject} with references as text.`
  );
}

/** Every template that these refer to, and that those refer to in turn. */
export function hubsOf(templates: readonly string[], facts: readonly TemplateFact[]): Set<string> {
  const hubs = new Set<string>();
  const waiting = [...templates];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const found = facts.find((one) => one.key === key)?.extends ?? [];
    for (const hub of found.filter((hub) => !hubs.has(hub))) {
      hubs.add(hub);
      waiting.push(hub);
    }
  }
  return hubs;
}

const ATTRIBUTE =
  /^(?:attributes?|fields?|columns?|property|properties)\s|\s(?:attributes?|fields?|columns?|property|properties)$/iu;

function attributeQuestion(values: readonly string[], template: string): string | null {
  const attribute = values.find((value) => ATTRIBUTE.test(value));
  return attribute === undefined
    ? null
    : `Single attributes cannot be left out ("${attribute}"): only whole object ` +
        'types can, or everything but required and key attributes. Which do you want? ' +
        `Say for example: deploy ${template} lean; or: deploy ${template} without ` +
        `${exampleType(template)}.`;
}

function vagueQuestion(vague: readonly string[], template: string): string | null {
  const [word] = vague;
  if (word === undefined) return null;
  const types = typesLike(template, word);
  return types.length === 0
    ? `No object type of ${template} is called "${word}". Which object types are to ` +
        `be left out? Say for example: deploy ${template} without ` +
        `${exampleType(template)}.`
    : `Which object types of ${template} do you mean by "${word}"? ` +
        `${types.length === 1 ? 'One fits' : 'These fit'}: ${types.join(', ')}. To ` +
        `leave ${types.length === 1 ? 'it' : 'them'} out, say: deploy ${template} ` +
        `without ${types.join(', ')}.`;
}

/** The types wanted alone, in the catalogue's form, where the app takes them and all are known; null otherwise. */
export function onlyTypes(only: readonly string[], scene: Scene): string[] | null {
  const types = only.map((said) => (isHubTemplate(said) ? said : typeCalled(said)));
  return only.length > 0 && scene.offers('preview-deployment', 'only') && !types.includes(null)
    ? types.filter((type) => type !== null)
    : null;
}

function onlyQuestion(only: readonly string[], template: string, scene: Scene): string | null {
  if (only.length === 0 || onlyTypes(only, scene) !== null) return null;
  const wanted = only.join(' and ');
  const fitting = only.flatMap((word) => typesLike(template, word));
  const known =
    fitting.length === 0 ? '' : ` Types that sound like it: ${[...new Set(fitting)].join(', ')}.`;
  return scene.offers('preview-deployment', 'only')
    ? `Which object types of ${template} do you mean by "only ${wanted}"?${known} ` +
        `Say for example: deploy ${template} only ` +
        `${fitting[0] ?? exampleType(template)}.`
    : `"Only ${wanted}" of ${template}: I can leave object types out, not pick some.${known} ` +
        `Which types are to be left out? Say for example: deploy ${template} without ` +
        `${exampleType(template)}.`;
}

/** An object type of the template, for an example: the last, on which nothing else is built. */
const exampleType = (template: string): string => lastTypeOf(template) ?? 'Stocktake';
