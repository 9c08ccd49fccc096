import { readFileSync, readlinkSync } from 'node:fs';

/**
 * Names the running system and its table of processes: two processes with the same id see each other under the same
 * numbers. Other after every boot, and in every container. Undefined where the system does not tell (not Linux).
 */
export function machineId(): string | undefined {
  return own;
}

const own = ((): string | undefined => {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return undefined;
  }
})();
