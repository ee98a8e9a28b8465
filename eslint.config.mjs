import js from '@eslint/js';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import tseslint from 'typescript-eslint';
import { arrows } from './scripts/walls/arrows.mjs';

/** Lines after which a file is split by idea, and from which one should think about it. */
const LONGEST_FILE = 350;
const LONG_FILE = 250;
/** A file of tests, or of what they are made from. */
const LONGEST_TEST = 450;
/** Columns. Prettier breaks code at 100, and leaves strings, patterns and comments to who writes them. */
const LONGEST_LINE = 120;

const SKIPPED_TESTS = {
  selector:
    'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|skipIf|runIf|todo|fails)$/]',
  message: 'Every test runs, and runs always.',
};
const DEFAULT_EXPORT = { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' };
const DYNAMIC_IMPORT = {
  selector: 'ImportExpression',
  message: 'A static import, so that the arrows can be checked.',
};

/** A pure room has no clock and no chance: the same data in, the same data out. */
const pure = (...syntax) => ({
  'no-restricted-globals': [
    'error',
    'fetch',
    'setTimeout',
    'setInterval',
    'setImmediate',
    'process',
    'performance',
    'console',
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now' },
    { object: 'Math', property: 'random' },
  ],
  'no-restricted-syntax': [
    'error',
    DEFAULT_EXPORT,
    {
      selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
      message: 'No clock: the time comes in as data.',
    },
    ...syntax,
  ],
});

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'dist/',
      'coverage/',
      '.launchpad/',
      '**/*.generated.ts',
      'static/*/build/',
      'static/*/build-*/',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    plugins: { walls: { rules: { 'long-file': builtinRules.get('max-lines') } } },
    linterOptions: { noInlineConfig: true },
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-control-regex': 'off', // control characters are exactly what inert text looks for
      'no-param-reassign': 'error',
      'no-promise-executor-return': 'off',
      'no-unused-vars': 'off',
      'max-len': ['error', LONGEST_LINE],
      'max-lines': ['error', LONGEST_FILE],
      'walls/long-file': ['warn', LONG_FILE],
      'no-restricted-syntax': ['error', SKIPPED_TESTS],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/no-dynamic-delete': 'error',
      '@typescript-eslint/no-extraneous-class': 'error',
      '@typescript-eslint/no-useless-constructor': 'error',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly' } },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      globals: {
        require: 'readonly',
        __filename: 'readonly',
        __dirname: 'readonly',
      },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['{test,simulator}/**/*.ts', '**/*.test.ts'],
    rules: { 'max-lines': ['error', LONGEST_TEST], 'walls/long-file': 'off' },
  },
  {
    files: ['{src,local}/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', SKIPPED_TESTS, DEFAULT_EXPORT] },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Nothing leaves: requests go through src/assets.' },
      ],
      'no-restricted-syntax': ['error', DEFAULT_EXPORT, DYNAMIC_IMPORT],
    },
  },
  { files: ['src/planner/**/*.ts'], ignores: ['**/*.test.ts'], rules: pure(DYNAMIC_IMPORT) },
  // Templates are parsed when first asked for: catalogue.ts imports each file of the catalogue when it is needed.
  { files: ['src/templates/**/*.ts'], ignores: ['**/*.test.ts'], rules: pure() },
  ...arrows,
);
