import { spawnSync } from 'node:child_process';
import { StrnnError } from '../error/StrnnError.js';

/** What a peer prints: one JSON line. */
export interface PeerTimes {
  readonly ms_median: number;
  readonly ms_min: number;
}

/**
 * Runs a peer's command once.
 *
 * @throws StrnnError 'data' when it fails or does not end on a line of JSON with `ms_median` and `ms_min`
 */
export function runPeer(command: string): PeerTimes {
  const { status, stdout, stderr, error } = spawnSync(command, { shell: true, encoding: 'utf8' });
  const line = (stdout ?? '').trim().split('\n').at(-1) ?? '';
  try {
    const times = JSON.parse(line) as Partial<PeerTimes>;
    if (status === 0 && Number.isFinite(times.ms_median) && Number.isFinite(times.ms_min)) return times as PeerTimes;
  } catch {
    // Falls through to the message.
  }
  const found = error?.message ?? `exit ${status}, '${line}' ${(stderr ?? '').trim().split('\n').at(-1) ?? ''}`;
  throw new StrnnError(
    'data',
    `--peer '${command}': expected it to print {"ms_median": ..., "ms_min": ...}, found ${found}.`,
  );
}
