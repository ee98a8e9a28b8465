/**
 * Short honest answers to what people ask before they dare. Facts of the product only; what depends
 * on a site comes from an action. `{hub}` and `{spoke}` stand for templates of the catalogue.
 */
import type { Topic } from './topic';

const ASKING =
  'what/how/why/when/where/who/which/is/are/does/do/can/will/would/could/should/must/may/' +
  'explain/tell/mean/means/meaning/about/define';

export const TOPICS: readonly Topic[] = [
  {
    topic: 'reference-mode',
    weight: 97,
    patterns: [
      `${ASKING} * reference/references mode/modes/work/works/resolved`,
      `${ASKING} * mode/modes/link/links/references/copies $`,
      `${ASKING} * @deploy/create/text/link mode`,
      'reference mode/modes',
      'link or text/copy/create',
      'text or link/copy/create',
    ],
    answer:
      'A template can refer to object types of another one, its hub. The reference mode says ' +
      'how: link (a real reference to the hub; the default, and a missing hub comes along), ' +
      'create (a local copy of the object types), text (plain text, no relation). For one of ' +
      'them: deploy {spoke} and keep vendors as text. The preview lists what each choice loses.',
  },
  {
    topic: 'hub',
    weight: 97,
    patterns: [
      `${ASKING} * hub/hubs/spoke/spokes`,
      'why <t> $',
      'why * need/needs/come/comes/include/includes/bring/brings/create/creates * <t>',
      'why * <t> * too/along/needed',
    ],
    answer:
      'A hub is a template others refer to, such as {hub}; a spoke refers to a hub. ' +
      'If the hub is not there yet, it comes along in the same preview.',
  },
  {
    topic: 'objects',
    weight: 99,
    patterns: [
      'how many/much object/objects',
      'object/objects/storage limit/limits/quota/count/licence/license',
      'use/uses/eat/eats/take/takes up * object/objects/limit/quota/space',
      `${ASKING} * creates/create/make/add/fill * object/objects/records/data`,
      'count/counts against/toward/towards',
    ],
    answer:
      'None: a deployment creates no objects, only object schemas with their object ' +
      'types, attributes and statuses. It uses nothing of your object limit; what ' +
      'you import later does.',
  },
  {
    topic: 'roles',
    weight: 100,
    patterns: [
      '@need * access to/for @template',
      'give/grant/set/assign/add * access/rights/role/roles/permission/permissions',
      'make/makes <s>? * manager/owner of',
      'make * manager/admin/administrator/owner of/for/in',
      'can/will/could/may users/they/agents/people/everyone/customers ' +
        'see/read/edit/manage/use/change it/them/that/<t>/@template',
      'who can/may/should/will see/read/edit/manage/access @template/it/them/<t>',
      'role/roles',
    ],
    answer:
      'I set no roles and cannot: who may see or manage an object schema is set in Assets ' +
      'yourself, under Object schema > Configuration > Roles (object schema manager, developer, ' +
      'user). After a deployment the person who confirmed it can do that.',
  },
  {
    topic: 'reads',
    weight: 100,
    patterns: [
      '@can/do/does/will you/it/launchpad/this read/see/access/look/count/find/query * @object',
      'how many/much @object do @me have/own',
      'how many/much @object are/is there',
      '@show * objects/records $',
      'serial number/numbers of',
    ],
    answer:
      'I read the structure only: object schemas, their object types, attributes and ' +
      'statuses. I read, count and change no object, so what is in them you find in ' +
      'Assets itself, under Object schemas or with a search there.',
  },
  {
    topic: 'key',
    weight: 97,
    patterns: [
      `${ASKING} * key/keys of/for? <t>`,
      '@can/may * own/other/another/different key',
      'what * key/keys $',
    ],
    answer:
      'An object schema takes the key and the name of its template unless you choose ' +
      'others: deploy {spoke} with key HW. A key has 2 to 10 upper-case letters and ' +
      'digits, and begins with a letter.',
  },
  {
    topic: 'page',
    weight: 97,
    patterns: ['@show page/gallery/app', 'where * page/gallery/app', 'go/link to page/app/gallery'],
    answer:
      'The page of LaunchPad is in Jira, under Settings > Apps > LaunchPad: ' +
      'templates, plans with their graph, deployments, the log and the settings. A ' +
      'preview can be opened there, looked at and confirmed.',
  },
  {
    topic: 'preview',
    weight: 99,
    patterns: [
      '@can i/we/you? test/try it/this/that? first/before/out/somewhere/safely',
      '@can i/we/you? test/try it/this/that $',
      '^ is * dryrun/testrun/trialrun/preview $',
      'is * possible * dryrun/testrun/trialrun/test',
    ],
    answer:
      'A preview is the test: it shows exactly what would be created and writes ' +
      'nothing. Say for example: preview {spoke}.',
  },
  {
    topic: 'about',
    weight: 99,
    patterns: [
      'who/what made/built/wrote/created/makes/owns/develops you/this/launchpad',
      'are you * chatgpt/gpt/claude/copilot/gemini/rovo/siri/openai/opensource',
      'what is launchpad',
      '^ @tell about $',
      'who is behind',
    ],
    answer:
      'I am LaunchPad, an open-source app for Jira that deploys ready-made object ' +
      'schemas to Assets. In this conversation I am a small built-in model without ' +
      'any AI service behind me. Say: what can you deploy?',
  },
  {
    topic: 'unconfirmed',
    weight: 99,
    patterns: [
      'whatif * <not>',
      'what happens/happen * <not>',
      'how/when * preview * expire/expires/end/ends',
    ],
    answer:
      'Nothing happens: a preview that nobody confirms runs out after some minutes, ' +
      'and nothing is written. You can ask for a new one at any time.',
  },
  {
    topic: 'blocked',
    weight: 98,
    patterns: [
      'why * blocked/refused/impossible',
      'what blocks/block/stops/prevents',
      'what * in the? way',
      'how * fix/solve/unblock/resolve',
    ],
    answer:
      'What is in the way is in the preview, each point with what to do about it; nothing is ' +
      'written before all of them are settled. To see it anew, say for example: preview {spoke}.',
  },
  {
    topic: 'safe',
    weight: 100,
    patterns: [
      'is/are * safe/secure/dangerous/risky/risk/harmful',
      'does/will/would/can/could * touch/overwrite/affect',
      'can/could/will/would/does/do/might * break/harm/damage/hurt/lose/overwrite/destroy/affect',
      'safe',
      'what * risk/risks',
      'can i/we trust',
      'what * go wrong',
      'will/would/does/do * touch/change/delete/modify * existing/data/objects/anything/schemas',
      'is it reversible',
      'are you sure',
    ],
    answer:
      'It is built to be: a preview writes nothing; nothing is created before you type its ' +
      'confirmation code; LaunchPad only ever adds and cannot delete; it runs with your rights, ' +
      'never more; and after a deployment it re-reads the workspace before it says verified. ' +
      'There is no undo, so read the preview. It changes one thing that exists only if you allow ' +
      'it by name: cross-schema sharing on a hub.',
  },
  {
    topic: 'who',
    weight: 98,
    patterns: [
      '@can * user/users/person/people/agent/agents/admin/admins/colleague/colleagues doit/do/use/@deploy',
      'who @can',
      'who is allowed',
      'who/which/what * permission/permissions/rights/role/roles/access',
      'do i need * admin/rights/permission/permissions',
      '@can/are everyone/users/anyone/others * use/deploy/access',
      '@need * to be admin',
    ],
    answer:
      'Calls run with your own rights: to deploy you need to be allowed to create object schemas ' +
      'in Assets (Jira administrators and Assets administrators are), or to manage the object ' +
      'schema that is extended. Anybody else is refused at the preview. Each confirmation code ' +
      'works only for the person who asked for the preview.',
  },
  {
    topic: 'duration',
    weight: 97,
    patterns: [
      'howlong',
      'is it/this fast/slow',
      'how fast/slow/quick',
      'how much time',
      'when * finish/finished',
      'does it take',
    ],
    answer:
      'A preview takes seconds. A deployment takes as long as Assets needs for one ' +
      'request per object type and attribute: seconds to a few minutes, in the ' +
      'background. You can go on or close this; say status to see how far it is.',
  },
  {
    topic: 'privacy',
    weight: 97,
    patterns: [
      `${ASKING} * data/information * leave/leaves/sent/go/goes/stored/store/stay/kept/keep`,
      `${ASKING} * privacy/gdpr/egress/stored/telemetry/tracking`,
      'where * stored/data',
      'what happens/happen * data',
      'store/keep/collect/send/share/leak * data/information/anything',
    ],
    answer:
      'Nothing leaves Atlassian: the app has no server, no egress and no credentials. It stores ' +
      'ids, hashed keys, counts, digests, times, your options and who asked; never names or ' +
      'content found in your workspace. Uninstalling deletes all of it.',
  },
  {
    topic: 'cost',
    weight: 97,
    patterns: [
      `${ASKING} * cost/costs/price/pricing/free/pay/expensive/cheap/cheaper/cheapest/premium/subscription`,
      'what/which licence/license is/are/does/do/has',
      'under what/which licence/license',
    ],
    answer:
      'LaunchPad is open source (Apache-2.0) and free. Assets itself comes with a ' +
      'paid plan of Jira Service Management, and Atlassian may charge for many ' +
      'objects; deploying a template creates no objects.',
  },
  {
    topic: 'template',
    weight: 97,
    patterns: [
      'what is/are @template $',
      'what does template/schema mean',
      'what * objecttype/objecttypes/attribute $',
      `${ASKING} * is/are template/templates`,
      '@tell what @template is',
    ],
    answer:
      'A template is a ready-made data model. Deployed, it becomes an object schema ' +
      'in Assets with its object types, their attributes, references between them, ' +
      'and statuses; no objects. Say: what can you deploy?',
  },
  {
    topic: 'assets',
    weight: 97,
    patterns: ['what is cmdb/workspace/object/emulator', 'what is @part $'],
    answer:
      'Assets is the part of Jira Service Management that keeps a CMDB: object schemas hold ' +
      'object types, those hold attributes and, later, your objects. A Jira site has one Assets ' +
      'workspace. I create the structure, ready to be filled.',
  },
  {
    topic: 'digest',
    weight: 97,
    patterns: [`${ASKING} * digest/fingerprint/hash`],
    answer:
      'The digest is a fingerprint of exactly what a preview would do. It is ' +
      'compared again just before the first write, and the final report repeats it: ' +
      'if anything relevant moved, nothing is deployed and the answer says what.',
  },
  {
    topic: 'confirmation',
    weight: 97,
    patterns: [
      'why * code/confirm/confirmation',
      'what is * confirmation',
      'why not * yes/deploy',
      'why do i',
      'why * yes',
      'why @can <not>',
    ],
    answer:
      'A yes can be misheard, by a person or a model. The code belongs to one preview, one ' +
      'person and one use, and lasts minutes; typing it says that you approve exactly that plan.',
  },
  {
    topic: 'extend',
    weight: 97,
    patterns: [
      'what/how * extend/extending',
      'what does extend',
      `${ASKING} * schema exists`,
      'can * extend/existing',
    ],
    answer:
      'If an object schema with the same key or name exists and something would be added to it, ' +
      'the preview stops until you say so: extend {spoke}. Then only what is missing is added; ' +
      'what is there is left as it is, even where it differs.',
  },
  {
    topic: 'sharing',
    weight: 97,
    patterns: [`${ASKING} * sharing/cross`],
    answer:
      'For a reference across object schemas, the target schema must allow it (a ' +
      'setting of Assets). On a hub that was there before I switch it on only if you ' +
      'say so: allow sharing on {hub}.',
  },
  {
    topic: 'variant',
    weight: 97,
    patterns: [`${ASKING} * lean/variant/variants`],
    answer:
      'The lean variant deploys required and key attributes only. Say: deploy ' +
      '{spoke} lean. The rest can be added later with extend.',
  },
  {
    topic: 'result',
    weight: 97,
    patterns: ['where * see/find/look/open/result', 'where * schema/it/they/created'],
    answer:
      'In Jira under Assets > Object schemas. The report of a deployment names each ' +
      'object schema and what to fill first; say status to see it again.',
  },
  {
    topic: 'real',
    weight: 97,
    patterns: [
      'is this/it * real/live/production/emulator/simulated/test',
      'are you * ai/human/model/llm/robot',
    ],
    answer:
      'Here I am a small built-in model without any AI service behind me: I understand plain ' +
      'requests about templates. The app behind me is the real one; the workspace is an emulator ' +
      'of Assets on this machine, unless you started me with --site.',
  },
];
