/**
 * open-guide: where to read on. It gives a link to our own page in Jira and never to the
 * documentation itself: what is gated there takes a token, and a chat is no place for one.
 */
import { AppError } from '../errors';
import {
  findGuide,
  namesNoGuide,
  SECTION_GUIDES,
  TEMPLATE_GUIDES,
  type Guide,
} from '../templates/guides';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { quoted } from '../text/inert';
import type { Outcome } from '../service/outputs';
import { given, type InputOf } from '../service/inputs';
import { parseTemplate } from '../service/parse-options';
import { pageAddress } from './page-address';

/** What is opened where a schema is named and nothing else. */
const FIRST_GUIDE = 'quick-start';

export function openGuide(input: InputOf<'open-guide'>): Promise<Outcome<'open-guide'>> {
  const [schema, said] = [given(input.schema), given(input.topic)];
  const topic = said === null || namesNoGuide(said) ? null : said;
  return Promise.resolve().then(() =>
    schema === null ? sectionGuide(topic) : templateGuide(parseTemplate(schema), topic),
  );
}

function templateGuide(key: string, topic: string | null): Outcome<'open-guide'> {
  const guide = findGuide(topic ?? FIRST_GUIDE, TEMPLATE_GUIDES);
  if (guide === null) throw noGuide(topic ?? '', `${key} has`, TEMPLATE_GUIDES);
  const name = TEMPLATE_INDEX.find((entry) => entry.key === key)?.name ?? key;
  const others = TEMPLATE_GUIDES.filter((other) => other !== guide).map(({ title }) => title);
  return answerOf(
    `${guide.title} of ${name} (${key})`,
    `/guides/${key}/${guide.page}`,
    { schema: key, guide: guide.page },
    `Also for ${key}: ${others.join(', ')}.`,
  );
}

function sectionGuide(topic: string | null): Outcome<'open-guide'> {
  const sections = SECTION_GUIDES.map(({ title }) => title).join(', ');
  if (topic === null) {
    return answerOf(
      'All guides',
      '/guides',
      { guide: 'all' },
      `Of each template: ${TEMPLATE_GUIDES.map(({ title }) => title).join(', ')}. Besides: ${sections}.`,
    );
  }
  const section = findGuide(topic, SECTION_GUIDES);
  if (section !== null)
    return answerOf(
      `Guide “${section.title}”`,
      `/guides/${section.page}`,
      { guide: section.page },
      `Other sections: ${sections}.`,
    );
  const guide = findGuide(topic, TEMPLATE_GUIDES);
  if (guide === null) throw noGuide(topic, 'There are', [...TEMPLATE_GUIDES, ...SECTION_GUIDES]);
  throw new AppError('bad-input', `Each template has a guide “${guide.title}” of its own.`, {
    remedy: `Say of which schema, for example ${guide.title.toLowerCase()} for ${TEMPLATE_INDEX[0]?.key ?? ''}.`,
  });
}

function answerOf(
  what: string,
  view: string,
  facts: { schema?: string; guide: string },
  more: string,
): Outcome<'open-guide'> {
  const address = pageAddress(view);
  return {
    ok: true,
    code: 'guide',
    ...facts,
    address,
    text:
      `${what}: open ${address} under your site’s address, or Jira settings › Apps › ` +
      'LaunchPad › Guides. That page is for Jira administrators; it opens the guide ' +
      `itself. ${more}`,
  };
}

const noGuide = (topic: string, who: string, guides: readonly Guide[]): AppError =>
  new AppError('bad-input', `There is no guide ${quoted(topic, 60)}.`, {
    remedy: `${who}: ${guides.map(({ title }) => title).join(', ')}.`,
  });
