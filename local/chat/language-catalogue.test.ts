import { describe, expect, it } from 'vitest';
import { readAs } from './testing/read-as';

const LISTS: [said: string, done: string][] = [
  ['What can you deploy?', 'list'],
  ['what can i install', 'list'],
  ['what schemas are available', 'list'],
  ['Which templates do you have?', 'list'],
  ['list', 'list'],
  ['list templates', 'list'],
  ['List all the schemas please', 'list'],
  ['show me all templates', 'list'],
  ['show templates', 'list'],
  ['show me what you have', 'list'],
  ["show me what's available", 'list'],
  ['what have you got?', 'list'],
  ['What do you offer?', 'list'],
  ["what's on the menu", 'list'],
  ['available schemas', 'list'],
  ['the catalogue please', 'list'],
  ['gimme a list', 'list'],
  ['wat can u deploy', 'list'],
  ['what can we set up here?', 'list'],
  ['which schemas can be deployed?', 'list'],
  ['what is deployed?', 'list'],
  ['which schemas are already installed?', 'list'],
  ['is ITAM deployed?', 'list query=ITAM'],
  ['do you have something for hardware?', 'list query=hardware'],
  ['anything for software licences?', 'list query=software licences'],
  ['can you show me the list of templates', 'list'],
  ["I'd like to see the options", 'list'],
  ['which one should I choose?', 'list'],
  ['what do you recommend?', 'list'],
  ['show me everything you can deploy', 'list'],
  ['display available models', 'list'],
  ['templates?', 'list'],
  ["What's available to deploy in Assets?", 'list'],
  ['i need to track software licenses', 'list query=software licenses'],
  ['we want to manage cloud resources', 'list query=cloud resources'],
];

const DESCRIBES: [said: string, done: string][] = [
  ['describe core', 'describe schema=CORE'],
  ['describe the ITAM schema', 'describe schema=ITAM'],
  ['tell me about basic', 'describe schema=BASIC'],
  ['Tell me more about IT Asset Management', 'describe schema=ITAM'],
  ['what is ITAM?', 'describe schema=ITAM'],
  ["what's in core?", 'describe schema=CORE'],
  ['what does basic contain?', 'describe schema=BASIC'],
  ['what does the core schema include', 'describe schema=CORE'],
  ['explain itam', 'describe schema=ITAM'],
  ['details of basic cmdb', 'describe schema=BASIC'],
  ['show me the details of core', 'describe schema=CORE'],
  ['show me the object types of ITAM', 'describe schema=ITAM'],
  ['which object types does ITAM have?', 'describe schema=ITAM'],
  ['how many attributes does core have?', 'describe schema=CORE'],
  ['what attributes are in basic?', 'describe schema=BASIC'],
  ['basic?', 'describe schema=BASIC'],
  ['core', 'describe schema=CORE'],
  ['ITAM schema', 'describe schema=ITAM'],
  ['info about itam', 'describe schema=ITAM'],
  ['can you explain the basic cmdb to me', 'describe schema=BASIC'],
  ['I want to know more about CORE', 'describe schema=CORE'],
  ['overview of ITAM', 'describe schema=ITAM'],
  ['give me an overview of core', 'describe schema=CORE'],
  ['what is in it asset management', 'describe schema=ITAM'],
  ['show it asset managment', 'describe schema=ITAM'],
  ['shwo me teh core schema', 'describe schema=CORE'],
  ['describe itam and compare it with basic', 'describe schema=ITAM compareWith=BASIC'],
  ['compare core and basic', 'describe schema=CORE compareWith=BASIC'],
  ['compare CORE with ITAM', 'describe schema=CORE compareWith=ITAM'],
  ['difference between basic and itam?', 'describe schema=BASIC compareWith=ITAM'],
  ["What's the difference between core & itam", 'describe schema=CORE compareWith=ITAM'],
  ['itam vs basic', 'describe schema=ITAM compareWith=BASIC'],
  ['core or basic?', 'describe schema=CORE compareWith=BASIC'],
  ['how does basic differ from itam', 'describe schema=BASIC compareWith=ITAM'],
];

describe('asking about the catalogue', () => {
  it.each(LISTS)('lists: %s', (said, done) => {
    expect(readAs(said)).toBe(done);
  });
  it.each(DESCRIBES)('describes or compares: %s', (said, done) => {
    expect(readAs(said)).toBe(done);
  });
});
