import type { RunObserver } from './RunObserver.js';

/** Tells several observers the same, in their order. */
export function combineObservers(observers: readonly RunObserver[]): RunObserver {
  const tell = <A extends unknown[]>(call: (observer: RunObserver, ...args: A) => void) => {
    return (...args: A): void => observers.forEach((observer) => call(observer, ...args));
  };
  return {
    start: tell((observer, run: Parameters<RunObserver['start']>[0]) => observer.start(run)),
    cellStart: tell((observer, ...args: Parameters<RunObserver['cellStart']>) => observer.cellStart(...args)),
    progress: tell((observer, ...args: Parameters<RunObserver['progress']>) => observer.progress(...args)),
    cellEnd: tell((observer, ...args: Parameters<RunObserver['cellEnd']>) => observer.cellEnd(...args)),
    cellElsewhere: tell((observer, ...args: Parameters<RunObserver['cellElsewhere']>) =>
      observer.cellElsewhere(...args),
    ),
    note: tell((observer, line: string) => observer.note(line)),
    end: tell((observer) => observer.end()),
  };
}
