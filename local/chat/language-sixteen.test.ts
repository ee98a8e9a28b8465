import { describe, expect, it } from 'vitest';
import { readAs, SIXTEEN } from './testing/read-as';

const SIXTEEN_READ: [said: string, done: string][] = [
  [
    'install itam as IT Stock with key STOCK without Stocktake, lean, for project ITSM, keep vendors as text',
    'preview schema=ITAM name=IT Stock key=STOCK references=Vendor=text project=ITSM variant=lean leaveOut=Stocktake',
  ],
  ['deploy basic as a self-contained schema', 'preview schema=BASIC references=create'],
  ['deploy ITAM for jira project help', 'preview schema=ITAM project=HELP'],
  ['deploy core as text', 'preview schema=CORE references=text'],
  ['install HR data model', 'preview schema=HR'],
  ['describe flurb', 'describe schema=flurb'],
  ['compare core and flurb', 'describe schema=CORE compareWith=flurb'],
  ['show me the widgets template', 'describe schema=widgets'],
  ['wait', 'say decline'],
  ['hold on', 'say decline'],
  ['are we there yet', 'status'],
  ['call it off', 'cancel latest'],
  ['link or copy?', 'say reference-mode'],
  ['what is the lean variant?', 'say variant'],
  ['is it fast?', 'say duration'],
  ['do you store my data?', 'say privacy'],
  ["why can't I just say yes?", 'say confirmation'],
  ['I would like the ITAM template, please', 'preview schema=ITAM'],
  ['roll ITAM out', 'preview schema=ITAM'],
  ['tell me a joke', 'say unknown'],
  ['asdf qwer zxcv', 'say unknown'],
  ['<script>alert(1)</script>', 'say unknown'],
  ['deploy sla', 'preview schema=SLA'],
  ['deploy service catalogue', 'preview schema=SVC'],
  ['service catalog', 'describe schema=SVC'],
  ['deploy the service catalog', 'preview schema=SVC'],
  ['what would the priority matrix create', 'preview schema=PRI'],
  ['deploy software asset management', 'preview schema=SAM'],
  ['deploy asset management', 'preview schema=ITAM'],
  ['deploy IT asset management', 'preview schema=ITAM'],
  ['deploy network and data center', 'preview schema=NET'],
  ['deploy the enterprise service configuration', 'preview schema=ECMDB'],
  ['deploy standard cmdb', 'preview schema=CMDB'],
  ['deploy cmdb', 'preview schema=CMDB'],
  ['deploy a cmdb', 'preview schema=CMDB'],
  ['deploy dora', 'preview schema=DORA'],
  ['deploy the dora register', 'preview schema=DORA'],
  ['install vendor management', 'preview schema=VND'],
  ['deploy workforce mgmt', 'preview schema=WFM'],
  ['deploy documentation', 'preview schema=DOC'],
  ['deploy cyber security', 'preview schema=SEC'],
  ['deploy cybersecurity', 'preview schema=SEC'],
  ['deploy ITAM and SAM with references as text', 'preview schema=ITAM, SAM references=text'],
  ['show the catalogue', 'list'],
  ['show me the catalogue', 'list'],
  ['compare standard and basic cmdb', 'describe schema=CMDB compareWith=BASIC'],
  ['deploy itms', 'say preview'],
  ['deploy service level management', 'preview schema=SLA'],
  ['deploy cloud platform engineering', 'preview schema=CLD'],
  ['what about sam?', 'describe schema=SAM'],
];

describe('sixteen templates with short keys and shared words', () => {
  it.each(SIXTEEN_READ)('reads: %s', (said, done) => {
    expect(readAs(said, SIXTEEN)).toBe(done);
  });
});
