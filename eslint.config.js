import eslint from '@eslint/js';
import { createProjectGraphAsync } from '@nx/devkit';
import nx from '@nx/eslint-plugin';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

// Without a project graph in nx's cache the boundaries rule skips itself with no more than a warning, as it would in
// every fresh clone; so it is made here.
await createProjectGraphAsync({ exitOnError: false });

/** Imports between packages go one way: core <- eeg, face, viz <- bench, and viz stands alone. */
const boundaries = [
  { sourceTag: 'scope:core', onlyDependOnLibsWithTags: ['scope:core'] },
  { sourceTag: 'scope:eeg', onlyDependOnLibsWithTags: ['scope:core', 'scope:eeg'] },
  { sourceTag: 'scope:face', onlyDependOnLibsWithTags: ['scope:core', 'scope:face'] },
  { sourceTag: 'scope:viz', onlyDependOnLibsWithTags: ['scope:viz'] },
  {
    sourceTag: 'scope:bench',
    onlyDependOnLibsWithTags: ['scope:core', 'scope:eeg', 'scope:face', 'scope:viz', 'scope:bench'],
  },
];

/** Syntax that no file uses; the TypeScript compiler itself refuses a relative import without its extension. */
const restrictedSyntax = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of string literals instead of an enum.' },
  { selector: 'TSModuleDeclaration[kind!="global"]', message: 'Use modules instead of namespaces.' },
  { selector: 'ExportAllDeclaration', message: 'Name what is re-exported, so that the public surface can be read.' },
];
const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Use a named export; only experiments, plugins and configuration files have a default export.',
};

const tensorLibrary = {
  group: ['@tensorflow/*'],
  message: 'This package works without a tensor library; what needs one belongs in @strnn/core.',
};

export default defineConfig(
  globalIgnores(['**/dist/', '**/fixtures/', '**/generated/', 'coverage/', 'datasets/', 'runs/', '.nx/', '.venv/']),

  {
    name: 'strnn/typescript',
    files: ['**/*.ts'],
    extends: [eslint.configs.recommended, tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      // One program for all packages: a project service would check core's sources once more for each of them.
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-control-regex': 'off', // terminal colours are control characters
      'no-restricted-syntax': ['error', ...restrictedSyntax, noDefaultExport],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // Objects here are plain, made by functions; their methods do not use `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },

  {
    name: 'strnn/packages',
    files: ['packages/*/src/**/*.ts'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { depConstraints: boundaries, allow: [] }],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Randomness comes from a seed: createRandom of @strnn/core.' },
      ],
    },
  },

  {
    name: 'strnn/libraries-do-not-print',
    files: ['packages/{core,eeg,face,viz}/src/**/*.ts'],
    ignores: ['packages/core/src/reference/main.ts', 'packages/core/src/perf/main.ts'],
    rules: { 'no-console': 'error' },
  },

  {
    name: 'strnn/without-tensors',
    files: ['packages/{eeg,face}/src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@strnn/core',
              message:
                'It loads the tensor library; import @strnn/core/error, /sites, /samples, /dataset or /traversal.',
            },
          ],
          patterns: [tensorLibrary],
        },
      ],
    },
  },
  {
    name: 'strnn/viz-stands-alone',
    files: ['packages/viz/src/**/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [tensorLibrary] }] },
  },

  {
    name: 'strnn/one-operation-per-file',
    files: ['packages/*/src/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*.test.*.ts'],
    rules: { 'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }] },
  },

  {
    name: 'strnn/tests',
    files: ['**/*.test.ts', '**/*.test.*.ts'],
    rules: {
      // Stand-ins for asynchronous functions, and partial objects handed to matchers, are harmless in tests.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },

  {
    name: 'strnn/files-loaded-by-name',
    files: ['experiments/**/*.ts', '**/*.plugin.ts', '**/*.ablation.ts', '*.config.ts'],
    rules: { 'no-restricted-syntax': ['error', ...restrictedSyntax] },
  },

  {
    name: 'strnn/scripts',
    files: ['**/*.js', '**/*.mjs'],
    extends: [eslint.configs.recommended],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'AbortController',
          'Buffer',
          'URL',
          'console',
          'fetch',
          'performance',
          'process',
          'setTimeout',
          'clearTimeout',
        ].map((name) => [name, 'readonly']),
      ),
    },
    rules: { eqeqeq: 'error', 'prefer-const': 'error', 'no-var': 'error' },
  },
);
