import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { ACTION_KEYS } from '../../src/actions/table';
import { OUTPUTS } from '../../src/service/outputs';
import { outputSchemaOf } from './output-schema';

describe('the output schema of an action', () => {
  it.each(ACTION_KEYS)('of %s has every fact of every outcome, and requires none', (action) => {
    const schema = outputSchemaOf(action);
    expect(schema.required).toEqual(['ok', 'code', 'text']);
    const facts = OUTPUTS[action].flatMap((outcome) => Object.keys(outcome.shape));
    expect(Object.keys(schema.properties ?? {})).toEqual(expect.arrayContaining(facts));
  });

  it.each(ACTION_KEYS)('of %s takes a refusal, and facts that a newer app may add', (action) => {
    const takes = new Ajv({ strict: false }).compile(outputSchemaOf(action));
    const refusal = { ok: false, code: 'internal', text: 'No.', remedy: 'Again.' };
    expect(takes(refusal)).toBe(true);
    expect(takes({ ...refusal, somethingNew: { of: ['any', 'form'] } })).toBe(true);
    expect(takes({ ok: false, code: 'internal' })).toBe(false);
  });

  it('says of each fact which kind of value it is', () => {
    const { properties } = outputSchemaOf('get-deployment-status');
    expect(properties).toMatchObject({
      state: { type: 'string', enum: expect.arrayContaining(['queued', 'drifted']) as string[] },
      total: { type: 'integer' },
      remainingSeconds: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
    });
    const takes = new Ajv({ strict: false }).compile(outputSchemaOf('get-deployment-status'));
    const status = { ok: true, code: 'running', text: 'Running.', remainingSeconds: null };
    expect(takes(status)).toBe(true);
    expect(takes({ ...status, remainingSeconds: 'soon' })).toBe(false);
  });
});
