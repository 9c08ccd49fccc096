import { expect, it } from 'vitest';
import { checkVersions } from './checkVersions.js';

it('names every plugin that is not the one a cell was planned with', () => {
  const planned = { '@strnn/core': '1.0.0', gyro: '2.0.0' };
  expect(() => checkVersions(undefined, planned)).not.toThrow();
  expect(() => checkVersions({ ...planned }, planned)).not.toThrow();
  expect(() => checkVersions({ '@strnn/core': '1.0.1', other: '1.0.0' }, planned)).toThrow(
    '(@strnn/core 1.0.0 then, 1.0.1 now; gyro 2.0.0 then, not there now; other not used then, 1.0.0 now)',
  );
});
