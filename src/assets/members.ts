/** Lists, read member by member: one that is odd is left aside, or read as far as it goes, and the others count. */
import * as z from 'zod/mini';
import { oddPlace } from './odd-place';

/** A member of a list that is not as expected. */
export interface OddMember {
  /** '' where it cannot be read. */
  id: string;
  /** '' where it cannot be read. Written by other people: to be quoted. */
  name: string;
  /** What is off, without the content: "category is not as expected". */
  detail: string;
  /** Whether it is in the list all the same, with what could be read of it. */
  kept: boolean;
}

/** `value` is null for one that is left aside; `odd` is null for one that is as expected. */
export type Member<T> = { value: T; odd: OddMember | null } | { value: null; odd: OddMember };

/** Told of each odd member of a list that is read. */
export type NoteOdd = (odd: OddMember) => void;

/** The members that could be read, in their order; the odd ones are noted. */
export function readable<T>(members: readonly Member<T>[], note: NoteOdd = () => undefined): T[] {
  return members.flatMap(({ value, odd }) => {
    if (odd !== null) note(odd);
    return value === null ? [] : [value];
  });
}

/**
 * An array of which each member is parsed by itself: by `item`, else by `spare`, which asks for
 * less. Where not one member of several can be read, or the only one has no id, the answer as a
 * whole is not what the endpoint is known to return: taken for an empty list, it would have
 * everything created anew.
 */
export function membersOf<T extends z.ZodMiniType>(
  item: T,
  spare?: z.ZodMiniType<z.output<T>>,
): z.ZodMiniType<Member<z.output<T>>[]> {
  return z.pipe(
    z.array(z.unknown()),
    z.transform((list, context) => {
      const members = list.map((value) => memberOf(value, item, spare));
      const isForeign =
        members.every(({ value }) => value === null) &&
        (members.length > 1 || members[0]?.odd?.id === '');
      if (isForeign) {
        const first = z.safeParse(z.array(item), list.slice(0, 1));
        context.issues.push(
          ...(first.error?.issues.map(({ path }) => ({
            code: 'custom' as const,
            input: list,
            path,
          })) ?? []),
        );
      }
      return members;
    }),
  );
}

function memberOf<T extends z.ZodMiniType>(
  member: unknown,
  item: T,
  spare: z.ZodMiniType<z.output<T>> | undefined,
): Member<z.output<T>> {
  const whole = z.safeParse(item, member);
  if (whole.success) return { value: whole.data, odd: null };
  const part = spare === undefined ? null : z.safeParse(spare, member);
  const odd = { ...namesOf(member), detail: oddPlace(whole.error), kept: part?.success === true };
  return part?.success === true ? { value: part.data, odd } : { value: null, odd };
}

function namesOf(member: unknown): Pick<OddMember, 'id' | 'name'> {
  const { id, name } = (member ?? {}) as Record<string, unknown>;
  return {
    id: typeof id === 'string' || typeof id === 'number' ? String(id) : '',
    name: typeof name === 'string' ? name : '',
  };
}
