/** Lets timers and messages (progress, a request to stop) through; browsers have no `setImmediate`. */
export function yieldToEvents(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else setTimeout(resolve);
  });
}
