/** A site of other people's object types, and what a plan links to them. */
import type { BindingRequest } from '../../src/planner/options';
import { blocksOf, type KnownSchema, type Plan } from '../../src/planner/plan';
import { catalogueOf, optionsFor, planFor, templateOf, typeNamed } from '../../simulator/templates';
import { emptyWorkspace, type Workspace } from '../../simulator/workspace';
import { withSchema } from './with-schema';

const text = (name: string) => ({ name, type: 'text' as const });
export const catalogue = catalogueOf([
  templateOf('CORE', [
    typeNamed('Person', [text('Email'), text('Badge'), text('Desk'), text('Phone')]),
    typeNamed('Location', [text('Street')]),
  ]),
  templateOf(
    'APP',
    [
      typeNamed('Thing', [
        { name: 'Owner', type: 'reference', to: 'CORE.Person', as: 'Has' },
        { name: 'Where', type: 'reference', to: 'CORE.Location', as: 'Has' },
      ]),
    ],
    { extends: ['CORE'] },
  ),
]);

/** Object types by path, such as `Folder/Employee`; all shared, and each hands down what it has. */
export const site = (schemas: Record<string, string[]>): Workspace =>
  Object.entries(schemas).reduce(
    (workspace, [key, types]) => withSchema(workspace, key, `The ${key}`, types),
    emptyWorkspace(),
  );
export const asked = (words: string): BindingRequest => {
  const [schema = '', ...type] = words.split('/');
  return { schema, type: type.join('/'), schemaId: null, typeId: null };
};
export const planLinked = (
  workspace: Workspace,
  bound: Record<string, string | BindingRequest>,
  known: KnownSchema[] = [],
): Plan =>
  planFor(
    catalogue,
    workspace,
    optionsFor(['APP'], {
      references: {
        all: 'link',
        each: {},
        hubs: [],
        bound: Object.fromEntries(
          Object.entries(bound).map(([name, one]) => [
            name,
            typeof one === 'string' ? asked(one) : one,
          ]),
        ),
      },
    }),
    { known },
  );
/** Names and places of what references of APP are linked to. */
export const links = ({ bindings }: Plan): string[] =>
  bindings
    .filter(({ template }) => template === 'APP')
    .map((one) => `${one.name}: ${one.typeName} in ${one.schemaKey}`);
export const said = (one: Plan): [string, string, string][] =>
  blocksOf(one).map(({ code, sentence, remedy }) => [code, sentence, remedy]);
