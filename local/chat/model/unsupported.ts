/** What the app does not do, and what to do instead. The first whose pattern is in a turn is answered. */
export interface Refusal {
  topic: string;
  patterns: readonly string[];
  answer: string;
}

const LEAVE_OUT =
  'To leave object types out of a deployment, say for example: deploy {spoke} without Stocktake.';

export const REFUSALS: readonly Refusal[] = [
  {
    topic: 'bypass',
    patterns: [
      'skip/bypass/ignore/disable/override/without/force * ' +
        'confirmation/confirm/code/approval/preview/check/checks/instructions/rules/safety',
      '@need * not * code',
    ],
    answer:
      'Nothing is written without a preview and its confirmation code typed by you: ' +
      'there is no way round that. Say for example: preview {spoke}.',
  },
  {
    topic: 'remind',
    patterns: [
      'remind/reminder/schedule/postpone',
      'email/mail/send/forward/post/notify/slack/share to? report/it/that/this/them/me/us/team/someone/somebody',
      '^ email/mail/notify',
    ],
    answer:
      'I cannot send mail or messages, and cannot remind anybody or start anything ' +
      'by myself: I act when you write to me. The report can be copied from here ' +
      '(say: report), and what happened is in the log (say: what happened last ' +
      'week?).',
  },
  {
    topic: 'translate',
    patterns: [
      'translate/translation/translations/translated/localise/localize',
      'speak/understand ' +
        'german/french/spanish/portuguese/italian/dutch/polish/japanese/chinese/other/languages/language',
      '@can * speak/understand * german/french/spanish/english/language',
    ],
    answer:
      'I cannot translate: the names and descriptions of templates are English, and ' +
      'so are my answers. What you write I understand a little in German, French, ' +
      'Spanish, Portuguese, Italian, Dutch, Polish and Japanese.',
  },
  {
    topic: 'forms',
    patterns: [
      '@deploy request/portal/customer type/types/form/forms/portal/portals',
      '@deploy * request type/types',
      '@deploy automation/automations/workflow/workflows/queue/queues/sla/slas/rule/rules/screen/screens',
    ],
    answer:
      'I cannot create request types, forms or automation: I deploy object schemas ' +
      'only. What a template suggests for them is in its forms specification. Say ' +
      'for example: forms for {spoke}.',
  },
  {
    topic: 'template-file',
    patterns: ['@export * <t>/@template * json/markdown/file/csv/yaml', '@export <t>'],
    answer:
      'I cannot export a template from this chat. Its page in Jira shows it whole, ' +
      'with its JSON; in a checkout of LaunchPad the command "launchpad catalog show ' +
      '{spoke} --json" prints one.',
  },
  {
    topic: 'undo',
    patterns: ['@undo', 'go back * before', 'take * back'],
    answer:
      'I cannot undo a deployment: LaunchPad only ever adds, and never deletes ' +
      'anything. A running deployment can be stopped (say: cancel); what it made ' +
      'stays. To remove an object schema, delete it in Assets yourself (Assets > ' +
      'Object schemas), after checking that nobody uses it.',
  },
  {
    topic: 'import',
    patterns: [
      '@import * @object',
      '@deploy laptops/users/csv/records/tickets/issues/objects',
      '@deploy * @object called/named',
      '@deploy laptop/server/device/computer/person/printer/phone <s>',
      '@deploy asset/laptop/server/device/computer/person/printer/phone $',
      '@deploy 1/2/3/4/5/6/7/8/9/10/20/50/100/two/three/five/ten @object',
      '@import * from',
      '@import * into/to/in <t>',
      '^ @import $',
    ],
    answer:
      'I build object schemas, not objects: I cannot import or load data. Use the ' +
      'import of Assets for that (Object schema > Import); the report of a ' +
      'deployment says which object types to fill first.',
  },
  {
    topic: 'delete',
    patterns: [
      '@remove * @element',
      '@remove * <t>',
      '@remove * <s>',
      '^ @remove',
      '@can * @remove',
    ],
    answer:
      'I never delete, replace or clear anything: LaunchPad has no permission to, ' +
      'and no code for it. If an object schema has to go, delete it in Assets ' +
      `yourself (Assets > Object schemas). ${LEAVE_OUT}`,
  },
  {
    topic: 'rename',
    patterns: ['@rename'],
    answer:
      'I cannot rename what exists: LaunchPad only adds. Rename it in Assets ' +
      'yourself whenever you like: what I made is known by its id, so nothing is ' +
      'proposed a second time. For a new one you choose name and key: deploy {hub} ' +
      'as Master Data with key MDATA.',
  },
  {
    topic: 'change',
    patterns: [
      '@change * @element',
      '@change * <t> * <s>/name/key',
      '@deploy custom/one/another/separate/single/extra? ' +
        'attribute/field/objecttype/object/status/icon/workflow/' +
        'automation/form/project/user/issue/ticket/dashboard/board/queue',
      'grant/revoke/permission/permissions * user/users/me/role/admin/everyone/rights',
      'write/change/edit * template',
      'make * required/mandatory/optional/unique/read-only/readonly',
      '@extend/@deploy * <t> with a? * type/objecttype/attribute/field',
      '@deploy * attribute/field/column/type/objecttype to/in/on',
      '@deploy an/a/the/another option/value/choice * to',
      '<t> with * custom/own/extra/additional/more attribute/attributes/field/fields/type/types/objecttypes',
      '<t> with * attribute/attributes/field/fields $',
      '@extend/<s> with * attribute/attributes/type/types/objecttype/objecttypes/field/fields',
    ],
    answer:
      'I cannot change what exists, nor make anything outside Assets: LaunchPad only ' +
      'ever adds. One thing more can be added, for example: add an attribute Fuel ' +
      'Card (text) to Laptop in ITAM. What is missing of a template can be added: ' +
      'extend {spoke}. Other changes are yours to make in Assets.',
  },
  {
    topic: 'export',
    patterns: ['@export'],
    answer:
      'I cannot export or back up objects: LaunchPad reads none. Use the export of ' +
      'Assets for that. The model of an object schema can be taken along as a file: ' +
      'ask me to export the ITAM schema.',
  },
];
