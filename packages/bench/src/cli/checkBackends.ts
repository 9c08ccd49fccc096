import { describeBackends } from '@strnn/core';
import type { Finding } from './Finding.js';

/** Which tensor backends there are, which one runs use and why. */
export async function checkBackends(): Promise<Finding[]> {
  const { chosen, reason, backends } = await describeBackends();
  return [
    { topic: 'compute', level: 'ok', message: `${chosen}: ${reason}` },
    ...backends.map(({ name, available, detail }) => ({
      topic: 'compute',
      level: 'ok' as const,
      message: `  ${name}: ${available ? 'available' : 'not available'}; ${detail}`,
    })),
  ];
}
