import { describe, expect, it } from 'vitest';
import { origins, tryMutants } from './recording/mutants.test.support.js';
import { temporaryFolder } from './recording/temporaryFolder.test.support.js';

const folder = temporaryFolder();

describe('recordings that are damaged in many ways', () => {
  it.each(origins.map((origin) => [origin.name, origin] as const))(
    'give values or a StrnnError: %s',
    async (_, origin) => {
      const { refused, wrong } = await tryMutants(folder, origin, 3000);
      expect(wrong).toEqual([]);
      expect(refused).toBeGreaterThan(100);
    },
  );
});
