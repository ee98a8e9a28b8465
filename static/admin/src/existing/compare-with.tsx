/** The way from one object schema to what it is to be held against: a template, an own model, another schema. */
import type { ReactNode } from 'react';
import { ask } from '../api';
import { useLoaded } from '../hooks';
import { useNavigation } from '../shell/navigation';
import { Select } from '../ui/select';

export function CompareWith({ schema }: { schema: string }): ReactNode {
  const { go } = useNavigation();
  const { loaded } = useLoaded('to compare with', async () => {
    const [{ templates }, { existing }] = await Promise.all([
      ask('list-templates', {}),
      ask('list-existing'),
    ]);
    return [
      ...existing.map(({ key, name }) => [`our ${key}`, `${key} here: ${name}`] as const),
      ...templates.map(({ key, name, category }) => [key, `${key}, ${category}: ${name}`] as const),
    ];
  });
  const choices = loaded.state === 'there' ? loaded.value : [];
  return (
    <Select
      label="Compare with"
      value=""
      options={[
        ['', loaded.state === 'loading' ? 'Reading what there is…' : 'Choose'],
        ...choices.filter(([value]) => value !== `our ${schema}`),
      ]}
      onChange={(other) => {
        if (other !== '')
          go(`/compare/${encodeURIComponent(`our ${schema}`)}/${encodeURIComponent(other)}`);
      }}
    />
  );
}
