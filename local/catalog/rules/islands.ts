/** A rule for types without any connection in their template. */
import { walkTypes } from '../../../src/templates/walk';
import { effectiveOf, targetOf, typeId, type ModelRule } from './rule';

export const ISLAND_RULES: readonly ModelRule[] = [
  {
    id: 'G1',
    severity: 'warning',
    why: 'A record that nothing leads to and that leads to nothing beside it is written and never read.',
    source: 'the review of the catalogue',
    accepted:
      'They hang on a hub: on a contract, a product, a person or a vendor, whose ' +
      'page lists them; definitions of terms are read by whoever files.',
    check: (files) => {
      const placed = files.flatMap(({ file, template }) =>
        walkTypes(template).map((one) => ({ ...one, file, home: template.key })),
      );
      const referred = new Set(
        placed.flatMap(({ own, home, type }) =>
          own.flatMap(({ attribute }) => {
            const to = targetOf(attribute, home);
            return to === null || to === typeId(home, type.name) ? [] : [to];
          }),
        ),
      );
      const kinds = (home: string): number =>
        placed.filter((one) => one.home === home && one.type.abstract !== true).length;
      return placed.flatMap((one) => {
        const { home, type, inherited } = one;
        // A template of one type has nothing beside it.
        if (kinds(home) < 2) return [];
        const line = [type.name, ...inherited.map(({ owner }) => owner)].map((name) =>
          typeId(home, name),
        );
        const leads = effectiveOf(one).some((attribute) => {
          const to = targetOf(attribute, home);
          return to?.startsWith(`${home}.`) === true && !line.includes(to);
        });
        return type.abstract === true || leads || line.some((id) => referred.has(id))
          ? []
          : [
              {
                file: one.file,
                path: one.at,
                expected: 'a reference to or from another object type of the template',
                found: `"${type.name}" alone`,
              },
            ];
      });
    },
  },
];
