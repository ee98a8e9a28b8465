import { describe, expect, it } from 'vitest';
import { writeDiagram } from '../../src/models/export/write-diagram';
import { writeDictionary } from '../../src/models/export/write-dictionary';
import { readModelFile } from '../../src/models/file/read-file';
import { readNotation } from '../../src/models/notation/read-notation';
import { loadTemplate, TEMPLATE_KEYS } from '../../src/templates/catalogue';

const read = readNotation(`schema FLEET "Company cars"
Vehicle - A car or van | we run
  Plate: text, required, unique
  Status: status In Use (active), Sold (inactive)
  Base: -> Garage as Located At
Vehicle > Van
  Load: integer, suffix kg
Garage
`);
if (read.kind === 'errors') throw new Error(JSON.stringify(read.errors));
const { template } = read;

describe('a model for people', () => {
  it('is a dictionary, in which no name makes a table of its own', () => {
    const text = writeDictionary(template);
    expect(text).toContain('# Company cars (FLEET 1.0.0)');
    expect(text).toContain('A car or van \\| we run');
    expect(text).toContain('| Plate | text | required, unique |  |');
    expect(text).toContain('## Vehicle › Van');
    expect(text).toContain('Inherited: Plate, Status, Base.');
  });

  it('is a diagram of what is below what, and of references', () => {
    expect(writeDiagram([template])).toBe(
      [
        'classDiagram',
        '  class T1["Vehicle"]',
        '  class T2["Van"]',
        '  class T3["Garage"]',
        '  T1 <|-- T2',
        '  T1 --> T3 : Base',
        '',
      ].join('\n'),
    );
  });
});

describe('the format of own models', () => {
  it.each(TEMPLATE_KEYS)(
    'takes everything that a template of the catalogue says: %s',
    async (key) => {
      const read = readModelFile(JSON.stringify({ ...(await loadTemplate(key)), key: 'OWNMODEL' }));
      expect(read.kind === 'refused' ? read.problems : []).toEqual([]);
    },
  );
});
