/** The questions of reviewers, as data: asked, answered for this app, and where the pack says more. */
import { ATLASSIAN } from './links';
import { shownBy } from './markdown';

export interface Question {
  asks: string;
  answer: string;
  more: string;
}

const PUBLISHER = 'For whoever publishes the app: the project cannot answer for them';

export const QUESTIONS: Readonly<Record<string, readonly Question[]>> = {
  Data: [
    {
      asks: 'Where does my data physically reside?',
      answer:
        'In Atlassian’s cloud, in the region of your site: Assets’ data where Assets ' +
        'keeps it, the app’s few records in Forge storage, which follows the site’s ' +
        'pinning. The app neither chooses nor changes that.',
      more: '[Stored data](stored-data.md)',
    },
    {
      asks: 'What do you store, and for how long?',
      answer:
        'Ids, hashes, counts, times, options of requests, and the account id of who ' +
        'asked; most of it for a day, 90 days or a year. No names or content of your ' +
        'workspace.',
      more: '[Stored data](stored-data.md)',
    },
    {
      asks: 'Is it encrypted?',
      answer: `In transit and at rest by Atlassian: ${ATLASSIAN.storage}. The app adds nothing.`,
      more: '[Stored data](stored-data.md)',
    },
    {
      asks: 'Are tenants kept apart?',
      answer:
        'By Forge: each installation has its own storage and context. The app keeps ' +
        `nothing of a tenant in a process: ${shownBy('test/security-pack/tenants.test.ts')}.`,
      more: '[Data flow](data-flow.md)',
    },
    {
      asks: 'Does anything leave Atlassian’s cloud?',
      answer:
        'The app sends nothing. Three things can leave that are not its doing: the log ' +
        'of the app, which its publisher can read unless your administrator stops ' +
        'that; a guide that a person opens, if a documentation site is set; and ' +
        'answers to an agent outside Atlassian, if your administrator connects one.',
      more: '[Egress](egress.md), [Data flow](data-flow.md)',
    },
    {
      asks: 'What happens to my data if I uninstall?',
      answer:
        'The app erases all it stored. Everything in Assets stays, and works without the app.',
      more: '[Uninstall](uninstall.md)',
    },
    {
      asks: 'Do you back up, and can you restore?',
      answer:
        'No. What the app stores can be lost without harm to Assets; Assets is yours to back up.',
      more: '[Uninstall](uninstall.md)',
    },
  ],
  'People and contracts': [
    {
      asks: 'Who is the vendor?',
      answer:
        'Nobody: an open-source project, without a company behind it. If you deploy it ' +
        'from the sources, you are its publisher; if you install it from a listing, ' +
        'the name on the listing is.',
      more: '[Incidents](incidents.md)',
    },
    {
      asks: 'Can you provide a DPA?',
      answer:
        'The project processes nothing of yours and signs nothing. Between you and ' +
        `Atlassian ${ATLASSIAN.dpa} applies, whose terms are Atlassian’s. ${PUBLISHER}; ` +
        'one that you deploy yourself adds no party.',
      more: '',
    },
    {
      asks: 'Do you share data with sub-processors we have not approved?',
      answer:
        'No. In the path of the running app there is Atlassian, with ' +
        `${ATLASSIAN.subprocessors}, and nobody else. Rovo’s model is Atlassian’s too. ` +
        `${PUBLISHER} with regard to support and billing.`,
      more: '[Data flow](data-flow.md)',
    },
    {
      asks: 'Can you sign a custom MSA or security addendum?',
      answer: `No: there is nobody to sign. ${PUBLISHER}.`,
      more: '',
    },
    {
      asks: 'Do you have cyber insurance?',
      answer: `No. The project has none, and its licence (Apache-2.0) disclaims warranty and liability. ${PUBLISHER}.`,
      more: '',
    },
    {
      asks: 'What support is there?',
      answer: 'Best effort, in public issues; security reports in private. Nobody is on call.',
      more: '[Incidents](incidents.md)',
    },
    {
      asks: 'What is your incident response SLA?',
      answer: 'None. No time is promised for an answer, an assessment or a release.',
      more: '[Incidents](incidents.md)',
    },
  ],
  Frameworks: [
    {
      asks: 'Can you provide a SOC 2 Type II report?',
      answer:
        'Not of this app: it holds none, and none is planned. Atlassian’s reports ' +
        'cover Atlassian’s platform, on which it runs, and not the app’s code: ' +
        `${ATLASSIAN.compliance}.`,
      more: '',
    },
    {
      asks: 'ISO 27001, ISO 27018, PCI DSS, CSA STAR?',
      answer:
        `The same: Atlassian’s are for Atlassian’s platform (${ATLASSIAN.compliance}); ` +
        'the app holds none. It handles no payment.',
      more: '',
    },
    {
      asks: 'ISO 9001, ISO 20000, ISO 45001?',
      answer: 'None, and not applicable to a project without an organisation.',
      more: '',
    },
    {
      asks: 'DORA (EU)?',
      answer:
        'There is no contract with the project and so no third party to register; ' +
        'Atlassian, and a publisher if there is one, are. Whether the app supports a ' +
        'critical or important function is yours to judge: it creates data models and ' +
        'is in no path of running services. If it is gone, Assets goes on. For exit ' +
        'and testing: the sources are open, what was created is ordinary Assets, and ' +
        'all of it can be run offline. (The template with the key DORA is a data model ' +
        'for your own register, and no statement about this app.)',
      more: '[Reproducible build](build.md)',
    },
    {
      asks: 'GDPR?',
      answer:
        'Personal data is the Atlassian account id of who asked, confirmed, cancelled ' +
        'or changed a setting. It stays in your site’s storage, for the purpose of ' +
        'saying who approved what; Atlassian is told which ids are stored, and they ' +
        'are erased when an account is closed. You decide about it as controller; the ' +
        'project sees none of it. Requests of people concerned: uninstalling erases ' +
        'everything, a closed account is erased by itself.',
      more: '[Stored data](stored-data.md)',
    },
    {
      asks: 'HIPAA?',
      answer:
        'The project signs no BAA. Whether your agreement with Atlassian extends to ' +
        'Forge apps, Forge storage and Rovo is Atlassian’s to say. The app reads no ' +
        'objects, in which health data would be; put none into names of schemas, types ' +
        'or attributes, which Rovo’s model reads in answers.',
      more: '[Data flow](data-flow.md)',
    },
    {
      asks: 'FedRAMP, Atlassian Government Cloud?',
      answer:
        'Untested: nobody here knows whether Forge apps with Rovo modules can be installed there.',
      more: '',
    },
    {
      asks: 'Cloud Fortified, Atlassian Enterprise Certified, bug bounty?',
      answer:
        'None. The first is being retired by Atlassian; the others ask for an ' +
        'organisation that keeps promises about time.',
      more: '[Requirements](requirements.md)',
    },
    {
      asks: 'Penetration test?',
      answer:
        'None by a third party. What there is instead is in the repository and can be ' +
        'run: a threat model, a search over the real code for orders of calls that ' +
        'break a promise, hostile inputs, and mutants of each protection.',
      more: '[Threat model](../threat-model.md)',
    },
  ],
  Access: [
    {
      asks: 'Which scopes do you ask for, and why?',
      answer: 'Each with the calls that use it, and those not asked for.',
      more: '[Scopes](scopes.md)',
    },
    {
      asks: 'Can I restrict the scopes?',
      answer:
        'Not single ones: Forge grants them together. You can restrict who may use the ' +
        'app, how a deployment is confirmed, and switch deploying off.',
      more: '[Scopes](scopes.md)',
    },
    {
      asks: 'Does the app raise anybody’s rights?',
      answer:
        'No. It acts as the person, with their rights in Jira and Assets. Only an ' +
        'administrator can turn on that it acts as itself.',
      more: '[Principals and audit](principals.md)',
    },
    {
      asks: 'Do you store credentials?',
      answer:
        'None of yours: Forge authenticates each call. Confirmation codes, good for 15 ' +
        'minutes, are stored as salted hashes for a day. If a publisher runs a gated ' +
        'documentation site, its one shared secret is an encrypted variable of the ' +
        'Forge environment, never in code or storage.',
      more: '[Stored data](stored-data.md)',
    },
    {
      asks: 'Can it change or delete what exists?',
      answer:
        'It deletes nothing, and has no scope to. It adds to an existing schema only ' +
        'where the person names that schema, and changes one setting, sharing of a ' +
        'hub, only where the person names that hub.',
      more: '[Scopes](scopes.md)',
    },
    {
      asks: 'Who did what: is there an audit log?',
      answer:
        'Atlassian’s is the record. The app’s own log says who confirmed which plan, and is a convenience.',
      more: '[Principals and audit](principals.md)',
    },
  ],
  AI: [
    {
      asks: 'Do you train models on my data?',
      answer:
        'No. The app has no model and sends nothing to one. It answers when Rovo, or ' +
        'another agent that you connect, calls its actions; what that model keeps of ' +
        'the answers is Atlassian’s, or the agent’s, to say.',
      more: '[Data flow](data-flow.md)',
    },
    {
      asks: 'Can a model deploy something by mistake, or be talked into it?',
      answer:
        'Not with confirmation on the page: no action can confirm. With confirmation ' +
        'in chat, the default, a code stops replay, drift and double use, but cannot ' +
        'prove that a person typed it.',
      more: '[Threat model](../threat-model.md)',
    },
  ],
  Software: [
    {
      asks: 'Can our security team audit it?',
      answer:
        'Yes: the sources, the tests, this pack and its generator are one repository, ' +
        'and everything but Atlassian’s own services runs on one machine without an ' +
        'account.',
      more: '[Reproducible build](build.md)',
    },
    {
      asks: 'Which components does it contain?',
      answer: 'A bill of materials in CycloneDX, from what is really in the output.',
      more: '[Dependencies](dependencies.md)',
    },
    {
      asks: 'How do you find vulnerabilities in them?',
      answer:
        'By `npm audit` and any scanner over the bill of materials, at release; the ' +
        'project runs no service that watches.',
      more: '[Dependencies](dependencies.md)',
    },
    {
      asks: 'How do I know that what runs is what I reviewed?',
      answer:
        'The same commit gives the same hash, and the page shows it. That `forge deploy` gives the same is untested.',
      more: '[Reproducible build](build.md)',
    },
    {
      asks: 'Can it run on premises, or in a region of our choice?',
      answer: 'No. It runs where Atlassian runs your site.',
      more: '',
    },
    {
      asks: 'Has it run on a real site?',
      answer:
        'No. It has run against an emulator, through Atlassian’s own packages. What is ' +
        'known about Assets, and from where, is written down rule by rule.',
      more: '[What is known about Assets](../what-is-known-about-assets.md)',
    },
  ],
};
