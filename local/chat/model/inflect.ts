/**
 * The forms of an English verb that people type: `deploy, deploys, deployed, deploying`. Wrong
 * ones for odd verbs do no harm.
 */
export function inflect(verb: string): string[] {
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
  const doubled = /[^aeiou][aeiou][bdglmnpt]$/.test(verb) ? verb + verb.slice(-1) : stem;
  const third = /(s|x|ch|sh)$/.test(verb)
    ? `${verb}es`
    : /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ies`
      : `${verb}s`;
  const past = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${doubled}ed`;
  return [...new Set([verb, third, past, `${doubled}ing`, `${stem}ed`, `${stem}ing`])];
}
