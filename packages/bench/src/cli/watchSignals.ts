/** Signals that ask a run to stop. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Milliseconds in which a second signal still belongs to the first: npm passes on a Ctrl-C that was received already. */
const sameSignal = 700;

/** What the user asked for by signals. */
export interface SignalWatch {
  /** Aborted by the first. */
  readonly stop: AbortSignal;
  /** Aborted by the second. */
  readonly kill: AbortSignal;
  /** Back to the default, that a signal ends the process. */
  end(): void;
}

/** @param onFirst called at the first signal. */
export function watchSignals(onFirst: () => void): SignalWatch {
  const stop = new AbortController();
  const kill = new AbortController();
  let firstAt: number | undefined;
  const listener = (): void => {
    if (firstAt === undefined) {
      firstAt = performance.now();
      stop.abort();
      onFirst();
    } else if (performance.now() - firstAt > sameSignal) kill.abort();
  };
  for (const signal of signals) process.on(signal, listener);
  return {
    stop: stop.signal,
    kill: kill.signal,
    end: () => signals.forEach((signal) => process.off(signal, listener)),
  };
}
