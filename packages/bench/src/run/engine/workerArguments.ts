const alone = /^--(inspect|watch|test|input-type|cpu-prof|heap-prof)/;
const withValue = /^(-e|-p|-pe|--eval|--print)$/;

/**
 * Node's own arguments for a worker process: the parent's (loaders, conditions, memory limits), without those that
 * make sense once only (debugger ports, `--eval`), and the module that lets it import TypeScript.
 *
 * @param register URL of `bin/register.js`.
 * @param memory MiB that the JavaScript heap may take; default: as the parent, or Node's own limit.
 */
export function workerArguments(parent: readonly string[], register: string, memory?: number): string[] {
  const kept: string[] = [];
  for (let n = 0; n < parent.length; n++) {
    const argument = parent[n];
    if (withValue.test(argument)) n += 1;
    else if (!alone.test(argument)) kept.push(argument);
  }
  const heap = memory === undefined ? [] : [`--max-old-space-size=${memory}`]; // of two, the last one counts
  return [...kept, ...heap, '--import', register];
}
