import { measured } from './evidence';
import { choice } from './kinds';

/** What an object type gets from one above it that passes its attributes on. */
export const inheritanceSwitches = {
  childDefaults: choice(
    'of-the-parent',
    ['of-the-parent', 'its-own'],
    'Key, Name, Created and Updated of a child below an inheriting parent ' +
      "are the parent's, with the parent's ids, so that `excludeParentAttributes=true` " +
      'leaves an empty list; or the child has its own.',
    measured(['LM']),
  ),
  childInherited: choice(
    'always',
    ['always', 'as-asked'],
    'A child below an inheriting parent comes back with `inherited: true` whether it was asked for or not.',
    measured(['LM']),
  ),
  lateInheritance: choice(
    'refused',
    ['refused', 'accepted'],
    'Inheritance can not be switched on for an object type that already has children.',
    measured(['LM']),
  ),
  childLabel: choice(
    'refused',
    ['refused', 'accepted'],
    'An attribute of a child below an inheriting parent can not be made its label.',
    measured(['LM']),
  ),
  ownerInTypeList: choice(
    'named',
    ['named', 'left-out'],
    'The attributes of an object type name their owner in `objectType`, without `extended=true`.',
    measured(['LM'], 'Assets OpenAPI has the field as optional'),
  ),
} as const;
