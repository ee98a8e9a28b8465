import { describe, expect, it } from 'vitest';
import { modelQuestion } from './ask-about-models';

describe('what is asked about models of their own', () => {
  it.each([
    ['export our ITAM', { kind: 'export', schema: 'ITAM' }],
    ['Can you export the ITAM schema as JSON?', { kind: 'export', schema: 'ITAM' }],
    ['take our HR schema along', { kind: 'export', schema: 'HR' }],
    ['take our HR schema from the sandbox to production', { kind: 'move', schema: 'HR' }],
    ['copy FLEET to another site', { kind: 'move', schema: 'FLEET' }],
    ['How do I move our ITAM schema to the production site?', { kind: 'move', schema: 'ITAM' }],
    ['what models do we have of our own', { kind: 'list' }],
    ['list our own models', { kind: 'list' }],
    ['remove the model FLEET', { kind: 'remove', model: 'FLEET' }],
    ['import a model from a file', { kind: 'add' }],
    ['upload my template', { kind: 'add' }],
    ['list my drafts', { kind: 'list' }],
    ['delete my draft', { kind: 'forget-draft' }],
    ['upload my json', { kind: 'add' }],
    ['can I write my own template?', { kind: 'add' }],
    ['how do I move a schema to another site?', { kind: 'move', schema: null }],
  ])('%s', (said, question) => {
    expect(modelQuestion(said)).toEqual(question);
  });

  it.each([
    'export the report',
    'deploy ITAM to production',
    'export all objects',
    'what templates do we have',
    'remove Laptop',
    'delete the ITAM schema',
    'take out Laptop',
    'what models are there',
  ])('does not include: %s', (said) => {
    expect(modelQuestion(said)).toBeNull();
  });
});
