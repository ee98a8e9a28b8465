import { describe, expect, it } from 'vitest';
import { EMPTY_MEMORY } from './dialogue/memory';
import { readAs, SIXTEEN } from './testing/read-as';

const AFTERWARDS: [said: string, done: string][] = [
  ['what happened last week?', 'list-activity since=last week'],
  ['what happend lst week', 'list-activity since=last week'],
  ['whats been going on since 2026-11-01?', 'list-activity since=2026-11-01'],
  ['what was deployed yesterday', 'list-activity since=yesterday'],
  ['what did we do in the past 3 days', 'list-activity since=3 days'],
  ['what happened today?', 'list-activity since=today'],
  ['any deployments this week?', 'list-activity since=this week'],
  ['show deployments since monday', 'list-activity since=monday'],
  ['show me the log of the last 7 days', 'list-activity since=7 days'],
  ['who deployed what', 'list-activity'],
  ['who deployd itam', 'list-activity'],
  ['who changed the settings', 'list-activity'],
  ['show the log', 'list-activity'],
  ['audit log', 'list-activity'],
  ['history', 'list-activity'],
  ['what happened', 'status'],
  ['did everything work?', 'status'],
  ['what should I import first?', 'status'],
  ['what have we deployed already?', 'list'],
  ['open the quick start for ITAM', 'open-guide schema=ITAM topic=quick-start'],
  ['opne the quik start for itam', 'open-guide schema=ITAM topic=quick-start'],
  ['how do i get started with sam?', 'open-guide schema=SAM topic=quick-start'],
  ['guide for SAM', 'open-guide schema=SAM'],
  ['guide for flurb', 'open-guide schema=flurb'],
  ['the governance guide for SAM', 'open-guide schema=SAM topic=governance'],
  ['the SAM governance guide', 'open-guide schema=SAM topic=governance'],
  ['is there a guide for basic?', 'open-guide schema=BASIC'],
  ['forms for itam', 'open-guide schema=ITAM topic=forms'],
  ['where is the import order for basic', 'open-guide schema=BASIC topic=import'],
  ['data dictionary of itam', 'open-guide schema=ITAM topic=dictionary'],
  ['open guide', 'open-guide'],
  ['quick start', 'open-guide topic=quick-start'],
  ['report', 'status report=markdown'],
  ['rport', 'status report=markdown'],
  ['show me the report', 'status report=markdown'],
  ['report as JSON', 'status report=json'],
  ['can I get the report of the deployment in json', 'status report=json'],
  ['give me the report for my change ticket', 'status report=markdown'],
  ['export the report', 'status report=markdown'],
  ['report of p-7k3q', 'status deploymentId=p-7k3q report=markdown'],
  ['who are you', 'say help'],
  ['who can deploy?', 'say who'],
  ['deploy itam today', 'preview schema=ITAM'],
  ['deploy documentation governance', 'preview schema=DOC'],
  ['describe governance', 'describe schema=DOC'],
  ['undo last deployment', 'say no undo'],
  ['import itam data', 'say no import'],
];

describe('the report, the log and the guides', () => {
  it.each(AFTERWARDS)('reads: %s', (said, done) => {
    expect(readAs(said, SIXTEEN)).toBe(done);
  });

  it('opens the guide of the template last spoken of', () => {
    expect(readAs('open the quick start', SIXTEEN, { ...EMPTY_MEMORY, topic: ['SAM'] })).toBe(
      'open-guide schema=SAM topic=quick-start',
    );
  });
});
