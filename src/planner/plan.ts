/**
 * The shape of a plan: the pure result of templates + options + observation. `createPlan`
 * (create-plan.ts) makes one.
 */
import type { AttributeKind, StatusCategory } from '../assets/observation';
import type { ElementKind, NaturalKey } from './natural-key';
import type { BindingRequest, DeployOptions } from './options';

export type CreatableKind = Exclude<AttributeKind, 'other' | 'time'>;

interface StepBase {
  key: NaturalKey;
  /** Key of the object schema it belongs to. */
  schema: string;
  /** Steps of this plan that must be done before it. What is already there is not listed. */
  after: NaturalKey[];
}

export interface SchemaStep extends StepBase {
  kind: 'schema';
  name: string;
  description: string;
}
/**
 * Switching on cross-schema references. `existing`: the schema was there before, so the preview
 * names it and `allowSharing` was given.
 */
export interface SharingStep extends StepBase {
  kind: 'sharing';
  existing: boolean;
}
export interface StatusStep extends StepBase {
  kind: 'status';
  name: string;
  category: StatusCategory;
}
export interface ReferenceTypeStep extends StepBase {
  kind: 'reference-type';
  name: string;
}
export interface ObjectTypeStep extends StepBase {
  kind: 'object-type';
  path: string[];
  name: string;
  parent: NaturalKey | null;
  description: string;
  /** Keyword; the deployer picks the site's icon. */
  icon: string;
  abstract: boolean;
  inherited: boolean;
}
export interface AttributeStep extends StepBase {
  kind: 'attribute';
  path: string[];
  name: string;
  /** The object type it is declared on. */
  objectType: NaturalKey;
  form: AttributeForm;
}
export type Step =
  SchemaStep | SharingStep | StatusStep | ReferenceTypeStep | ObjectTypeStep | AttributeStep;

/** An attribute as wanted, with names where Assets has ids. Empty values where a field does not apply. */
export interface AttributeForm {
  kind: CreatableKind;
  description: string;
  /** The description in at most 70 characters, for a site that refuses the whole one. */
  brief: string;
  minimum: number;
  /** -1 is unlimited. */
  maximum: number;
  unique: boolean;
  regex: string;
  suffix: string;
  options: string[];
  /** Natural keys of the statuses allowed. */
  statuses: NaturalKey[];
  reference: { target: NaturalKey; referenceType: NaturalKey; subtypes: boolean } | null;
  /** AQL that restricts what a reference offers; absent for none. */
  filter?: string | undefined;
}

/**
 * What exists in a workspace and differs from the template; it is left alone. `wanted` and
 * `found` are inert, bounded text for people.
 */
export interface Keep {
  kind: 'keep';
  element: NaturalKey;
  field: string;
  wanted: string;
  found: string;
}
export interface Warn {
  kind: 'warn';
  code: WarnCode;
  sentence: string;
}
export interface Block {
  kind: 'block';
  code: BlockCode;
  sentence: string;
  remedy: string;
  /** Of `same-or-new`: the two names, as they are said back (`Server=Host`, `Server=new`). */
  asks?: { wanted: string; found: string };
}
/**
 * What people did to an element of a template since it was made or adopted. It is the same
 * element: nothing is created in its place (`deleted`: unless the schema is extended). `wanted`
 * and `found` are names (`moved`: places, `retargeted`: object types that a reference points at)
 * for people, made inert.
 */
export type Change =
  | { kind: 'renamed' | 'moved'; element: NaturalKey; wanted: string; found: string }
  /** `gone`: what it refers to now is known to have been deleted. */
  | { kind: 'retargeted'; element: NaturalKey; wanted: string; found: string; gone: boolean }
  /** `lastSeen`: milliseconds since 1970. */
  | { kind: 'deleted'; element: NaturalKey; lastSeen: number };

/** Something in an object schema that is no part of its template. `path` is inert, for people; `schema` a key. */
export interface Extra {
  kind: 'extra';
  /** Known by its id: of an earlier version, or of something else that was deployed there. Else it is people's own. */
  earlier: boolean;
  what: Exclude<ElementKind, 'schema' | 'sharing'>;
  schema: string;
  id: string;
  path: string;
}
/**
 * `adopt` is the fourth kind of finding; there may be thousands, so a plan lists those by their
 * `ids` and not as findings.
 */
export type Finding = Keep | Change | Extra | Warn | Block;

/**
 * - `required-left-optional`, `required-on-populated`: a required attribute on a type that holds objects.
 * - `assets-role-unknown`: whether the caller may create object schemas shows only when it is tried.
 * - `optional-reference-left-out`, `left-out`, `lean-variant`: parts of a template that this plan does not create.
 * - `hub-incomplete`, `hub-differs`, `version-differs`: a schema that exists is linked to as it is.
 * - `recommendation`: beyond what Atlassian recommends for one object type.
 * - `sharing-unverified`: the admin says that sharing is on, and the app cannot see it.
 * - `unused-option`: something asked for that changes nothing.
 * - `look-alike`: a name in the workspace that passes for one of this plan and is another.
 * - `status-twin`: a status of the whole site has a name of this plan and another category.
 * - `odd-element`: something in a schema of this plan that the app cannot read, or not all of it.
 * - `record-damaged`: what the app had noted of an object schema it made cannot be read.
 * - `required-added`: a required attribute on an object type that exists and holds no object yet.
 * - `just-made`: an object schema that is minutes old and not ours: somebody may be building it.
 * - `unique-left-out`: a new attribute is not unique, because an older one is that no longer should be.
 * - `common-data-model`: the site holds what the plan would build, in object schemas of Atlassian's own.
 * - `linked-as-asked`, `binding-lacks`: an object type that exists takes the place of a hub's; what it has not.
 * - `binding-renamed`, `binding-gone`: such an object type has another name by now, or is no longer there.
 */
export type WarnCode =
  | 'required-left-optional'
  | 'required-on-populated'
  | 'assets-role-unknown'
  | 'optional-reference-left-out'
  | 'lean-variant'
  | 'left-out'
  | 'recommendation'
  | 'hub-incomplete'
  | 'hub-differs'
  | 'version-differs'
  | 'sharing-unverified'
  | 'unused-option'
  | 'look-alike'
  | 'status-twin'
  | 'odd-element'
  | 'record-damaged'
  | 'linked-as-asked'
  | 'binding-lacks'
  | 'binding-renamed'
  | 'binding-gone'
  | 'common-data-model'
  | 'unique-left-out'
  | 'just-made'
  | 'required-added';
export type BlockCode =
  | 'schema-exists'
  | 'key-taken'
  | 'name-taken'
  | 'bad-name'
  | 'bad-key'
  | 'not-manageable'
  | 'same-schema'
  | 'schema-gone'
  | 'hub-ambiguous'
  | 'hub-missing-type'
  | 'hub-key-taken'
  | 'hub-not-found'
  | 'copy-clash'
  | 'sharing-off'
  | 'sharing-unreadable'
  | 'type-elsewhere'
  | 'parent-does-not-inherit'
  | 'attribute-below'
  | 'name-given-away'
  | 'same-or-new'
  | 'too-many-unique'
  | 'unknown-left-out'
  | 'unknown-only'
  | 'unknown-reference'
  | 'extend-unknown'
  | 'project-not-visible'
  | 'no-icon'
  | 'odd-element'
  | 'no-rights'
  | 'binding-unknown'
  | 'system-schema'
  | 'tiers-together'
  | 'tier-beside'
  | 'binding-ambiguous'
  | 'binding-gone';

/** What a reference mode costs: one line of the preview. */
export interface Loss {
  mode: 'create' | 'text';
  attribute: NaturalKey;
  target: string;
  sentence: string;
}

export interface PlannedSchema {
  /** Template key. */
  template: string;
  role: 'target' | 'hub';
  key: string;
  name: string;
  /** Id in the workspace; null when this plan creates it. */
  id: string | null;
  /** Created by this deployment, or by an earlier one that did not finish. */
  ours: boolean;
  /** All elements of the template exist (whether or not some differ). */
  complete: boolean;
}

export interface TemplateRef {
  key: string;
  version: string;
  hash: string;
}

/**
 * What dresses an element that exists and hangs nothing on it. Nothing is compared by it and the
 * digest does not hold it; a deployment sees by it what it had to leave out.
 */
export interface Dress {
  element: NaturalKey;
  /** The description as it would be sent, its shorter form ('' where there is none), and the one that was found. */
  wanted: string;
  brief: string;
  found: string;
  /** Keyword of an object type's icon; '' for others. */
  icon: string;
  /** The filter wanted for a reference that has none; absent where nothing is missing. */
  filter?: string | undefined;
}

/**
 * A status or reference type of a template that does not exist, and that nothing needs: the
 * attributes it is for exist, in another form.
 */
export interface Unneeded {
  element: NaturalKey;
  attributes: NaturalKey[];
}

export interface Plan {
  workspaceId: string;
  templates: TemplateRef[];
  options: DeployOptions;
  schemas: PlannedSchema[];
  /** What takes the place of a hub's object types. */
  bindings: PlannedBinding[];
  steps: Step[];
  /** Ids of every element of the templates that exists, and of the types and hubs the steps need. */
  ids: Record<NaturalKey, string>;
  /**
   * Natural keys of all elements of the resolved templates, whether they exist or not. `approved
   * = elements − baseline`.
   */
  elements: NaturalKey[];
  findings: Finding[];
  losses: Loss[];
  unneeded: Unneeded[];
  /** Of all object types that exist, and of other elements whose description is not the template's. */
  dress: Dress[];
  /** SHA-256, hex, over the canonical plan. */
  digest: string;
}

/** Fixed resolution of a deployment under way: which schema each template goes to. */
export interface SchemaPin {
  template: string;
  key: string;
  name: string;
  id: string | null;
}

/** An object schema this app made or completed earlier, from its own records. */
export interface KnownSchema {
  schemaId: string;
  template: string;
  version: string;
  state: 'building' | 'complete';
  /** Object types that exist and take the place of a hub's in it. Absent: none. */
  bound?: KeptBinding[] | undefined;
}

/** A binding as it is kept: by ids, with the words of the request. */
export type KeptBinding = BindingRequest & { name: string };

/** References linked to an object type that was there before and is no template's. */
export interface PlannedBinding extends KeptBinding {
  /** Template whose references they are. */
  template: string;
  /** Natural key by which steps call the object type. */
  target: NaturalKey;
  /** How it is called now; for showing, never to be stored. */
  schemaKey: string;
  schemaName: string;
  typeName: string;
  /** References of the template, as `Object Type.Attribute`. */
  references: string[];
}

export const blocksOf = (plan: Plan): Block[] =>
  plan.findings.filter((f): f is Block => f.kind === 'block');

/** What exists and differs from its template, a reference that points elsewhere among it (field `target`). */
export const differencesOf = ({ findings }: Pick<Plan, 'findings'>): Omit<Keep, 'kind'>[] =>
  findings.flatMap((finding) => {
    if (finding.kind !== 'keep' && finding.kind !== 'retargeted') return [];
    const field = finding.kind === 'keep' ? finding.field : 'target';
    return [{ ...finding, field }];
  });
