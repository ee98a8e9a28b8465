import tseslint from 'typescript-eslint';

/** What only a linter with types can see; apart from the other rules, because it takes the whole program. */
export default tseslint.config({
  files: ['{src,local}/**/*.ts'],
  ignores: ['local/page/browser/**', '**/*.test.ts', '**/*.fixture.ts'],
  extends: [tseslint.configs.base],
  languageOptions: {
    parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
  },
  linterOptions: { noInlineConfig: true },
  rules: {
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-misused-promises': 'error',
    '@typescript-eslint/await-thenable': 'error',
    '@typescript-eslint/switch-exhaustiveness-check': [
      'error',
      { considerDefaultExhaustiveForUnions: true },
    ],
    '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
  },
});
