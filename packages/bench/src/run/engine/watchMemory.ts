import { readFileSync } from 'node:fs';

/** Milliseconds between two looks. */
const lookEvery = 200;

/**
 * Looks at how much memory a process holds in all: its JavaScript heap, typed arrays, WebAssembly and native memory
 * (the resident set). Linux only; elsewhere a worker tells it itself.
 *
 * @param limit MiB.
 * @param onExceeded called once, with the MiB in use.
 * @returns stops the watch.
 */
export function watchMemory(pid: number, limit: number, onExceeded: (used: number) => void): () => void {
  const timer = setInterval(() => {
    const used = residentSet(pid);
    if (used === undefined || used <= limit) return;
    clearInterval(timer);
    onExceeded(used);
  }, lookEvery);
  timer.unref();
  return () => clearInterval(timer);
}

/** MiB; undefined where the system does not tell. */
function residentSet(pid: number): number | undefined {
  try {
    const kiB = /^VmRSS:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kiB === undefined ? undefined : Number(kiB) / 1024;
  } catch {
    return undefined;
  }
}
