import { StrnnError } from '../error/StrnnError.js';
import { useBackend } from '../compute/useBackend.js';
import { describeBackends } from '../compute/describeBackends.js';
import { setCurrentKernels } from '../kernel/currentKernels.js';
import { loadNative } from '../kernel/loadKernels.js';
import type { ComputePath } from '../layer/sweep.js';
import { compareWithReference } from './compareWithReference.js';
import { readReference } from './readReference.js';

// `npm run --silent reference -- FILE.json`: every compute path against a reference file; exit 1 above the tolerance.
const tolerance = 1e-5; // float32 against float64, relative to each quantity's largest value

try {
  const [file, ...rest] = process.argv.slice(2);
  if (file === undefined || rest.length > 0) throw new StrnnError('option', 'usage: npm run reference -- FILE.json');
  const reference = readReference(file);
  const paths: Record<string, { largest: number; errors: Record<string, number> }> = {};
  for (const backend of (await describeBackends()).backends.filter(({ available }) => available)) {
    await useBackend(backend.name);
    const compare = (path: ComputePath, about = ''): void => {
      const errors = compareWithReference(reference, path);
      paths[`${backend.name}/${path}${about}`] = { largest: Math.max(...Object.values(errors)), errors };
    };
    compare('ops');
    compare('fused');
    // Slower instruction sets that the addon also holds: other machines run on them.
    for (const build of backend.name === 'native' ? loadNative().slice(1) : []) {
      if ('problem' in build) continue;
      setCurrentKernels(build);
      compare('fused', ` (${build.detail})`);
    }
  }
  const pass = Object.values(paths).every(({ largest }) => largest <= tolerance);
  // JSON has no infinity; an error that is not finite is shown as text, not as null.
  const show = (_: string, value: unknown): unknown =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
  console.log(JSON.stringify({ file, tolerance, pass, paths }, show, 2));
  process.exitCode = pass ? 0 : 1;
} catch (error) {
  if (!(error instanceof StrnnError)) throw error;
  console.error(`reference: ${error.message}`);
  process.exitCode = 2;
}
