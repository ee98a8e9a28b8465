/**
 * What Atlassian has published of the answers of Assets, in two generations of its OpenAPI
 * document. Names and types of fields are facts; nothing else was taken over.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** `string`, `number`, `boolean`, `date` (a text), `record`, `string[]`, the name of an entity, or `Entity[]`. */
export interface Field {
  type: string;
  optional: boolean;
}
export type Entity = Readonly<Record<string, Field>>;
export type Generation = Readonly<Record<string, Entity>>;

const ENTITIES = [
  'ObjectSchemaList',
  'ObjectSchema',
  'ObjectType',
  'ObjectTypeAttribute',
  'DefaultType',
  'ReferenceType',
  'Status',
  'Icon',
  'GlobalConfigurationIn',
  'Errors',
] as const;

/** Types as the first generation writes them. */
const WRITTEN: Readonly<Record<string, string>> = {
  'Array<string>': 'string[]',
  'Array<ObjectSchema>': 'ObjectSchema[]',
  'Record<string, any>': 'record',
};

/** The copy of March 2025, read from the declarations of the npm package `jira-insights-api` 2.1.2. */
export function firstGeneration(): Generation {
  const models = join(
    dirname(createRequire(__filename).resolve('jira-insights-api/dist/generated/index.js')),
    'models',
  );
  return Object.fromEntries(
    ENTITIES.map((name) => [name, declared(join(models, `${name}.d.ts`), name)]),
  );
}

function declared(file: string, name: string): Entity {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const alias = source.statements.find(
    (one): one is ts.TypeAliasDeclaration =>
      ts.isTypeAliasDeclaration(one) && one.name.text === name,
  );
  if (alias === undefined || !ts.isTypeLiteralNode(alias.type))
    throw new Error(`${file} declares no ${name}`);
  return Object.fromEntries(
    alias.type.members.filter(ts.isPropertySignature).map((member) => {
      const written = member.type?.getText(source) ?? '';
      const optional = member.questionToken !== undefined;
      return [member.name.getText(source), { type: WRITTEN[written] ?? written, optional }];
    }),
  );
}

/**
 * The copy of August 2026, from `src/assets/models` of `MrRefactoring/jira.js`, branch
 * `release/v6.3.0` (commits 269ebe08, 17f750c9, 3a549bd9 and a093569a). A field that ends with
 * `?` may be missing.
 */
const SECOND = {
  ObjectSchemaList:
    'startAt:number maxResults:number total:number values:ObjectSchema[] last?:boolean isLast?:boolean',
  ObjectSchema:
    'workspaceId:string globalId:string id:string name:string displayName?:string ' +
    'objectSchemaKey:string description?:string status?:string created:date ' +
    'updated:date objectCount:number objectTypeCount:number canManage?:boolean ' +
    'atlassianTemplateId?:string cdmData?:record crossSchemaReferencingAllowed?:boolean',
  ObjectType:
    'workspaceId:string globalId:string id:string name:string displayName?:string ' +
    'description?:string icon:Icon position:number created:date updated:date ' +
    'objectCount:number parentObjectTypeId?:number type?:number objectSchemaId:string ' +
    'inherited:boolean abstractObjectType:boolean parentObjectTypeInherited:boolean',
  ObjectTypeAttribute:
    'workspaceId:string globalId:string id:string objectType?:ObjectType name?:string ' +
    'displayName?:string label:boolean type?:number description?:string defaultType?:DefaultType ' +
    'typeValue?:string typeValueMulti?:string[] additionalValue?:string ' +
    'referenceType?:ReferenceType referenceObjectTypeId?:string referenceObjectType?:ObjectType ' +
    'editable?:boolean system?:boolean indexed:boolean sortable?:boolean summable?:boolean ' +
    'minimumCardinality?:number maximumCardinality?:number suffix?:string removable?:boolean ' +
    'hidden?:boolean includeChildObjectTypes?:boolean uniqueAttribute?:boolean ' +
    'regexValidation?:string qlQuery?:string options?:string position:number',
  DefaultType: 'id:number name:string',
  ReferenceType:
    'workspaceId:string globalId:string id?:string name:string displayName?:string ' +
    'description?:string color?:string url16?:string objectSchemaId?:string ' +
    'cdmData?:ReferenceTypeCdmData',
  ReferenceTypeCdmData: 'types?:ReferenceTypeCdmType[]',
  ReferenceTypeCdmType: 'key?:string version?:number opinionated?:boolean',
  Status:
    'id:string name:string displayName?:string description?:string ' +
    'category:number objectSchemaId?:string globalId?:string workspaceId?:string',
  Icon: 'id:string name:string url16:string url48:string',
  GlobalConfigurationIn:
    'allowOtherObjectSchema?:boolean validateQuickCreate?:boolean quickCreateObjects?:boolean',
  Errors: 'errorMessages:string[] errors:record',
} as const;

export const secondGeneration = (): Generation =>
  Object.fromEntries(
    Object.entries(SECOND).map(([name, fields]) => [
      name,
      Object.fromEntries(
        fields.split(' ').map((field) => {
          const [key = '', type = ''] = field.split(':');
          return [key.replace('?', ''), { type, optional: key.endsWith('?') }];
        }),
      ),
    ]),
  );
