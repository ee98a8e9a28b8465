/** Nothing but what was approved is made, as it was approved, and once. */
import type { AttributeRow } from '../../local/assets-emulator/model';
import type { ShownAttribute } from './history';
import type { Judged, Made } from './judged';

export function createdOutside(judged: Judged): string[] {
  return judged.made.flatMap((one) => {
    const shown = judged.shownIn(one.approval).get(one.element);
    if (shown?.fate !== 'create')
      return [`${one.element} was made, and ${one.approval.id} does not hold it`];
    if (one.table !== 'attributes' || shown.form === undefined) return [];
    const row = judged.past.at('attributes', one.id, one.at);
    return row === null
      ? []
      : otherwise(judged, one, row, shown.form).map(
          (how) => `${one.element} was made ${how}, otherwise than approved`,
        );
  });
}

/** Type code and code of the default type, as Assets has them. */
const CODES: Readonly<Record<string, string>> = {
  text: '0/0',
  integer: '0/1',
  email: '0/8',
  select: '0/10',
  reference: '1/-1',
  status: '7/-1',
};

/** How a row is otherwise than what was shown. */
export function otherwise(
  { past, rowOf }: Pick<Judged, 'past' | 'rowOf'>,
  { approval, at }: Pick<Made, 'approval' | 'at'>,
  row: AttributeRow,
  form: ShownAttribute,
): string[] {
  const wrong: string[] = [];
  const code = CODES[form.kind ?? ''];
  if (code !== undefined && code !== `${row.type}/${row.defaultTypeId}`)
    wrong.push(`as kind ${row.type}/${row.defaultTypeId} instead of ${form.kind ?? ''}`);
  if (row.minimum > 0 !== form.required) wrong.push(form.required ? 'optional' : 'required');
  if (row.unique !== form.unique) wrong.push(form.unique ? 'not unique' : 'unique');
  if (form.to === null) return wrong;
  const [schema = '', name = ''] = form.to.split(' · ');
  const target = past.at('types', row.referenceObjectTypeId, at);
  const home = past.at('schemas', target?.schemaId ?? '', at);
  const isNamed = home?.key === schema && past.names('types', row.referenceObjectTypeId).has(name);
  const isMade =
    form.to.endsWith(` (id ${row.referenceObjectTypeId})`) ||
    approval.shown.types.some(
      ({ schema: key, path }) =>
        key === schema &&
        path.at(-1) === name &&
        rowOf(approval, `type ${key}/${path.join('/')}`, at) === row.referenceObjectTypeId,
    );
  if (!isNamed && !isMade) wrong.push(`to ${target?.name ?? 'nothing'} instead of ${form.to}`);
  return wrong;
}

/** An element that was made and is still there, whatever it is called by now, is not made again. */
export function madeTwice(judged: Judged): string[] {
  const { history, made, past } = judged;
  if (history.repeats) return [];
  return made.flatMap((second, index) =>
    made
      .slice(0, index)
      .flatMap((first) =>
        first.element === second.element &&
        first.approval.installation === second.approval.installation &&
        past.before(first.table, first.id, second.at) !== null &&
        !wasUnknowable(judged, first)
          ? [
              `${first.element} was made at ${first.at} by ${first.approval.id} (row ${first.id}, now ` +
                `${past.before(first.table, first.id, second.at)?.name ?? ''}) and again at ${second.at}` +
                ` by ${second.approval.id} (row ${second.id})`,
            ]
          : [],
      ),
  );
}

/**
 * Nobody can know that a row is theirs whose creation they never heard of, or had no time to
 * write down, once it is called otherwise; nor then what is on it or below it.
 */
export function wasUnknowable(judged: Judged, one: Made): boolean {
  if (isLost(judged.history, one)) return true;
  const row = judged.past.at(one.table, one.id, one.at) as { typeId?: string; parentId?: string };
  const above = judged.made.find(
    ({ table, id }) => table === 'types' && id === (row.typeId ?? row.parentId),
  );
  return above !== undefined && wasUnknowable(judged, above);
}

function isLost({ changes, deaths }: Judged['history'], { write, id, table, at }: Made): boolean {
  const isChanged = changes.some(
    (one) => one.by === null && one.table === table && one.id === id && one.at >= at,
  );
  const died = deaths.some(
    (one) => one.installation === write.installation && one.at >= at && one.at < at + NOTED_MS,
  );
  return isChanged && (!write.isHeard || died);
}
const NOTED_MS = 20_000;

/** Beside what is called the same, nothing is made that could have known of it. */
export function twins({ history, made, past }: Judged): string[] {
  if (history.repeats) return [];
  return made.flatMap(({ table, id, at, element, approval }) => {
    if (table !== 'types' && table !== 'attributes') return [];
    const row = past.at(table, id, at);
    if (row === null) return [];
    const twin = past.all(table, at).find((other) => {
      if (other.id === row.id || other.name.toLowerCase() !== row.name.toLowerCase()) return false;
      if (home(other) !== home(row)) return false;
      return past.before(table, other.id, approval.confirmedAt)?.name === other.name;
    });
    return twin === undefined ? [] : [`${element} was made beside its namesake (row ${twin.id})`];
  });
}

const home = (row: { typeId: string } | { schemaId: string; parentId: string }): string =>
  'typeId' in row ? row.typeId : `${row.schemaId} ${row.parentId}`;
