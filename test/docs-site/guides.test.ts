import { beforeAll, describe, expect, it } from 'vitest';
import { checkAql, queriedTypes } from '../../docs-site/generator/aql/check';
import { guideOf, loadFacts, type Facts } from '../../docs-site/generator/facts';
import { TEMPLATE_KEYS } from '../../src/templates/catalogue';

let facts: Facts;
beforeAll(async () => {
  facts = await loadFacts();
});

const repeated = (items: readonly string[]): string[] =>
  items.filter((item, index) => items.indexOf(item) !== index);

describe.each(TEMPLATE_KEYS)('the guide of %s', (key) => {
  const guide = () => guideOf(facts, key);
  const template = () => {
    const found = facts.catalogue.get(key);
    if (found === undefined) throw new Error(key);
    return found;
  };
  const concrete = () =>
    template()
      .objectTypes.filter((type) => !type.abstract)
      .map((type) => type.name);

  it('is the guide of that template', () => {
    expect(guide().template).toBe(key);
  });

  it('names object types that exist', () => {
    const { start, roles, rules, forms, automations } = guide();
    const named = [
      ...start.fill,
      start.question.type,
      ...roles.flatMap((role) => role.owns),
      ...rules.map((rule) => rule.type),
      ...forms.map((form) => form.type),
      ...automations.map((automation) => automation.type),
    ];
    expect(named.filter((name) => !template().byName.has(name))).toEqual([]);
    expect(start.fill.filter((name) => !concrete().includes(name))).toEqual([]);
  });

  it('gives every object type that holds objects exactly one owner', () => {
    const owned = guide().roles.flatMap((role) => role.owns);
    expect(repeated(owned)).toEqual([]);
    expect([...owned].sort()).toEqual([...concrete()].sort());
  });

  it('asks in queries that parse, about names and values that exist', () => {
    const { start, rules, automations } = guide();
    const queries = [
      start.question,
      ...rules,
      ...automations.flatMap((automation) => (automation.on === 'schedule' ? [automation] : [])),
    ];
    const wrong = queries.flatMap(({ aql, type }) =>
      [
        ...checkAql(aql, template(), facts.catalogue),
        ...(queriedTypes(aql).includes(type)
          ? []
          : [`is about ${queriedTypes(aql).join(', ')}, not about ${type}`]),
      ].map((problem) => `${aql}: ${problem}`),
    );
    expect(wrong).toEqual([]);
  });

  it('numbers its rules, and writes none twice', () => {
    const { rules } = guide();
    expect(rules.map((rule) => rule.id)).toEqual(
      rules.map((_, index) => `${key}-${String(index + 1).padStart(2, '0')}`),
    );
    expect(repeated(rules.map((rule) => rule.aql))).toEqual([]);
  });

  it('asks in forms for attributes of the object type, the required ones all where it creates', () => {
    const wrong = guide().forms.flatMap((form) => {
      const attributes = template().effective.get(form.type) ?? [];
      const names = attributes.map((attribute) => attribute.name);
      const required =
        form.does === 'create'
          ? attributes
              .filter((attribute) => attribute.required === true && attribute.type !== 'status')
              .map((attribute) => attribute.name)
          : [];
      return [
        ...form.fields
          .filter((field) => !names.includes(field))
          .map((field) => `${form.name}: ${form.type} has no ${field}`),
        ...required
          .filter((field) => !form.fields.includes(field))
          .map((field) => `${form.name}: ${form.type} cannot be created without ${field}`),
        ...repeated([...form.fields, ...form.questions.map((question) => question.name)]).map(
          (field) => `${form.name}: ${field} twice`,
        ),
      ];
    });
    expect(wrong).toEqual([]);
    expect(repeated(guide().forms.map((form) => form.name))).toEqual([]);
    expect(
      guide().forms.filter((form) => !concrete().includes(form.type) && form.does === 'create'),
    ).toEqual([]);
  });

  it(
    'gives every activity one who answers for it and some who do it, all of them ' +
      'roles; and every role something to do',
    () => {
      const { roles, rules, reviews, raci } = guide();
      const names = roles.map((role) => role.name);
      const used = [
        ...rules.map((rule) => rule.role),
        ...reviews.map((review) => review.role),
        ...raci.flatMap((row) => [
          row.accountable,
          ...row.responsible,
          ...row.consulted,
          ...row.informed,
        ]),
      ];
      expect(used.filter((name) => !names.includes(name))).toEqual([]);
      expect(
        names.filter(
          (name) => !raci.some((row) => [row.accountable, ...row.responsible].includes(name)),
        ),
      ).toEqual([]);
      expect(
        raci.flatMap((row) =>
          repeated([
            ...new Set([row.accountable, ...row.responsible]),
            ...row.consulted,
            ...row.informed,
          ]),
        ),
      ).toEqual([]);
    },
  );

  it('ties automation to forms that it has', () => {
    const forms = guide().forms.map((form) => form.name);
    expect(
      guide().automations.flatMap((automation) =>
        automation.on === 'request' && !forms.includes(automation.form) ? [automation.form] : [],
      ),
    ).toEqual([]);
    expect(repeated(guide().automations.map((automation) => automation.name))).toEqual([]);
  });

  it('is its own: no sentence of it is in the guide of another template', () => {
    const sentences = (name: string): string[] =>
      guideOf(facts, name).rules.map((rule) => rule.aql);
    const others = TEMPLATE_KEYS.filter((other) => other !== key).flatMap(sentences);
    expect(sentences(key).filter((sentence) => others.includes(sentence))).toEqual([]);
  });
});
