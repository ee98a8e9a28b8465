/** Questions about what exists: each becomes one call that reads, and never a preview. */
import { describe, expect, it } from 'vitest';
import { TEMPLATE_INDEX } from '../../../src/templates/index.generated';
import { EMPTY_MEMORY } from '../dialogue/memory';
import { fact, readAs, SIXTEEN } from '../testing/read-as';

/** ITAM, and CORE with it, are deployed; HR is somebody else's. */
const DEPLOYED = SIXTEEN.map((one) =>
  ['CORE', 'ITAM'].includes(one.key) ? fact(one.key, one.name, one.extends, one.key) : one,
);
const DRIFT = 'describe schema=our ITAM compareWith=ITAM';
const HEALTH = 'describe schema=our ITAM check=health';
const LAPTOP = 'describe schema=our ITAM objectType=Laptop';
const OURS = 'describe schema=our ITAM';
const LIST = 'list category=existing';
const HERE = 'list category=here';

const QUESTIONS: [said: string, done: string][] = [
  ['Which fields does Laptop have?', LAPTOP],
  ['list the attributes of Laptop', LAPTOP],
  ['what attributes does a laptop have in our ITAM', LAPTOP],
  ['show me the fields of Laptop', LAPTOP],
  ['show me Laptop', LAPTOP],
  ['tell me about the laptop type', LAPTOP],
  ['describe laptops in our ITAM', LAPTOP],
  ['what is a Processing Activity', 'describe schema=PRIV objectType=Processing Activity'],
  ['which columns are there on Laptop?', LAPTOP],
  ['what fields has Laptop got?', LAPTOP],
  ['show Laptop attributes', LAPTOP],
  ['fields of Employee in HR', 'describe schema=HR objectType=Employee'],
  [
    'which attributes does Employee have in our HR schema?',
    'describe schema=our HR objectType=Employee',
  ],
  ['what differs between our ITAM and the template?', DRIFT],
  ['what is different between our ITAM and ITAM', DRIFT],
  ['What are the differences between our ITAM and the template', DRIFT],
  ['compare our ITAM with the template', DRIFT],
  ['compare ITAM with the template', DRIFT],
  ['compare the ITAM template with our ITAM', 'describe schema=ITAM compareWith=our ITAM'],
  [
    'compare our ITAM to what was deployed',
    'describe schema=our ITAM compareWith=deployment of ITAM',
  ],
  ['how does our ITAM differ from the catalogue?', DRIFT],
  ['diff our itam vs the template', DRIFT],
  ['is our ITAM still the same as the template?', DRIFT],
  ['what differs from what we have', DRIFT],
  ['compare HR with our ITAM', 'describe schema=HR compareWith=our ITAM'],
  ['what did people change', DRIFT],
  ['what did people change in ITAM?', DRIFT],
  ['has anybody changed our ITAM?', DRIFT],
  ['what has been changed in our ITAM since it was deployed', DRIFT],
  ['did someone rename anything in ITAM', DRIFT],
  ['drift', DRIFT],
  ['check itam for drift', DRIFT],
  ['any drift?', DRIFT],
  ['check ITAM for drift', DRIFT],
  ['is ITAM out of sync', DRIFT],
  ['is our ITAM up to date?', DRIFT],
  ['what is missing', DRIFT],
  ["what's missing in our ITAM?", DRIFT],
  ['what are we missing', DRIFT],
  ['what was added to our ITAM', DRIFT],
  ['which version do we have', OURS],
  ['what version is our ITAM?', OURS],
  ['is there a newer version?', OURS],
  ['is there a newer version of ITAM', OURS],
  ['describe our ITAM', OURS],
  ['what is in our ITAM?', OURS],
  ['what does our itam schema hold', OURS],
  ['how many object types does our ITAM have?', OURS],
  ['show me our HR schema', 'describe schema=our HR'],
  ['is our schema healthy?', HEALTH],
  ['check our ITAM', HEALTH],
  ['health check of ITAM', HEALTH],
  ['how healthy is our ITAM', HEALTH],
  ['is anything wrong with our ITAM?', HEALTH],
  ['does our ITAM follow best practices?', HEALTH],
  ['review our HR schema', 'describe schema=our HR check=health'],
  ['check our CMDB', 'describe schema=our CMDB check=health'],
  ['what schemas do we already have', LIST],
  ['what object schemas exist?', LIST],
  ['show existing object schemas', LIST],
  ['which schemas do we have here', LIST],
  ['list our schemas', LIST],
  ['how many object types do we have now', LIST],
  ['which site is this', HERE],
  ['what site am I on?', HERE],
  ['where am I', HERE],
  ['is this production?', HERE],
  ['which workspace', HERE],
  ['who am I', HERE],
  ['who are you acting as', HERE],
  ['which account do you use?', HERE],
  ['am I allowed to', HERE],
  ['am i allowed to deploy this?', HERE],
  ['am I an admin', HERE],
  ['do I have the rights?', HERE],
  ['may I deploy', HERE],
  // As an administrator in a hurry types.
  ['whats missing in hr', 'describe schema=our hr compareWith=the template'],
  ['health check hr', 'describe schema=our hr check=health'],
  ['any problems in hr', 'describe schema=our hr check=health'],
  ['is hr healthy', 'describe schema=our hr check=health'],
  ['too many attributes anywhere?', HEALTH],
  ['diff itam vs live', DRIFT],
  ['whats the difference between our itam and the template', DRIFT],
  ['what was added to our itam by hand', DRIFT],
  [
    'what is different from last deployment',
    'describe schema=our ITAM compareWith=deployment of ITAM',
  ],
  ['do we have the latest itam', OURS],
  ['are we on the latest version of itam', OURS],
  ['what statuses do we use', OURS],
  ['which statuses does our itam have', OURS],
  ['what do we have in assets', LIST],
  ['what can you see here', LIST],
  ['what fields has notebook', 'describe schema=any objectType=notebook'],
  ['which attributes does Employee have', 'describe schema=any objectType=Employee'],
  ['what does Employee look like in hr', 'describe schema=hr objectType=Employee'],
  ['where are our employees kept', 'describe schema=any objectType=employees'],
  ['does laptop have a serial number field', LAPTOP],
  ['is serial number unique on laptop', LAPTOP],
  ['what does laptop inherit', LAPTOP],
  ['list all types below Hardware Asset', 'describe schema=our ITAM objectType=Hardware Asset'],
  ['what options does Condition have', 'describe schema=any objectType=Condition'],
  ['what does Assigned To point at', 'describe schema=any objectType=Assigned To'],
];

/** What begins alike and is something else. */
const OTHERS: [said: string, done: RegExp][] = [
  ['deploy itam', /^preview /u],
  ['deploy it to our sandbox', /^say /u],
  ['deploy itam on https://other.example.com', /^say /u],
  ['compare CORE and BASIC', /^describe schema=CORE compareWith=BASIC$/u],
  ['describe BASIC', /^describe schema=BASIC$/u],
  ['what can you deploy?', /^list$/u],
  ['which schemas can be deployed?', /^list$/u],
  ['what happened last week?', /^list-activity/u],
  ['add what is missing to ITAM', /^preview /u],
  ['status', /^status/u],
  ['next', /^(?!describe)/u],
  ['is ITAM any good for laptops', /^(?!describe schema=any)/u],
  ['does itam have software', /^(?!describe schema=any)/u],
  ['what does itam look like', /^describe schema=(?:our )?ITAM$/u],
  ['is there anything for printers', /^(?!describe schema=any)/u],
  ['any problems in the deployment?', /^(?!describe)/u],
];

describe('questions about what exists', () => {
  it.each(QUESTIONS)('%s', (said, done) => {
    expect(readAs(said, DEPLOYED)).toBe(done);
  });

  it.each(OTHERS)('do not include: %s', (said, done) => {
    expect(readAs(said, DEPLOYED)).toMatch(done);
  });
});

describe('a conversation about what exists', () => {
  it('goes on about the schema that was spoken of', () => {
    const memory = { ...EMPTY_MEMORY, existing: 'HR' };
    expect(readAs('is it healthy?', DEPLOYED, memory)).toBe('describe schema=HR check=health');
    expect(readAs('which fields does Employee have?', DEPLOYED, memory)).toBe(
      'describe schema=HR objectType=Employee',
    );
    expect(readAs('which fields does Laptop have in our ITAM?', DEPLOYED, memory)).toBe(LAPTOP);
  });

  it('shows the next part of a long answer, and only while there is one', () => {
    const more = { input: { schema: 'our ITAM', compareWith: 'ITAM' }, part: 1 };
    for (const said of ['next part', 'more', 'go on', 'show me the rest'])
      expect(readAs(said, DEPLOYED, { ...EMPTY_MEMORY, more })).toBe(`${DRIFT} part=2`);
  });

  it('asks which, where several are deployed and none was spoken of', () => {
    const several = SIXTEEN.map((one) => fact(one.key, one.name, one.extends, one.key));
    expect(readAs('any drift?', several)).toBe('say drift');
  });
});

describe('the name of an object type alone', () => {
  it.each(TEMPLATE_INDEX.flatMap(({ key, types }) => (key === 'CORE' ? types : types.slice(-1))))(
    'show me %s',
    (type) => {
      // Of two that are called so, and of one that is called like a template: either is an answer.
      expect(readAs(`show me ${type}`, SIXTEEN)).toMatch(/^(?:describe|list) /u);
      expect(readAs(`tell me about the ${type} type`, SIXTEEN)).toMatch(/^(?:describe|list) /u);
    },
  );
});
