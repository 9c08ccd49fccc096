import { StrnnError } from '@strnn/core/error';

/**
 * Sees to it that a worker has what a cell was planned with: a plugin of another version may give other results.
 *
 * @param found name -> version in this process; undefined: not known, every cell will do.
 * @param planned those of the cell's configuration.
 * @throws StrnnError `plugin` that names each difference
 */
export function checkVersions(
  found: Readonly<Record<string, string>> | undefined,
  planned: Readonly<Record<string, string>>,
): void {
  if (found === undefined) return;
  const names = [...new Set([...Object.keys(planned), ...Object.keys(found)])].sort();
  const differences = names
    .filter((name) => planned[name] !== found[name])
    .map((name) => `${name} ${planned[name] ?? 'not used'} then, ${found[name] ?? 'not there'} now`);
  if (differences.length === 0) return;
  throw new StrnnError(
    'plugin',
    `the plugins are not those that this run was planned with (${differences.join('; ')}). Start the run again, or bring this machine to the same versions.`,
  );
}
