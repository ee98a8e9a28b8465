import { page, section, table } from './markdown';
import { QUESTIONS } from './questions';

export const questionnairePage = (): string =>
  page(
    'Questions of a reviewer',
    'Answered for this app as it is. Where an answer is Atlassian’s to give, it ' +
      'says so and links there. “Publisher” is whoever deploys or lists a copy of ' +
      'the app: the project itself publishes none, sells nothing and signs nothing.',
    ...Object.entries(QUESTIONS).map(([title, questions]) =>
      section(
        title,
        table(
          ['question', 'answer', 'more'],
          questions.map(({ asks, answer, more }) => [asks, answer, more]),
        ),
      ),
    ),
  );
