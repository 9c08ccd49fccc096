import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type CheckResult, findLookalike, problemOf } from '@strnn/core/dataset';
import { readImage } from '../../image/decode/readImage.js';
import { listSome } from '../check/listSome.js';
import { shortenResults } from '../check/shortenResults.js';
import { listEntries } from '../files/listEntries.js';
import { findOuluCasiaConditions } from './findOuluCasiaConditions.js';
import { listOuluCasia } from './listOuluCasia.js';
import { ouluCasiaFacts } from './ouluCasiaFacts.js';
import type { OuluCasiaCondition, OuluCasiaSequence } from './OuluCasiaFolder.js';

/** Lines of one kind that are shown of a condition. */
const most = 10;

/**
 * Checks a copy of Oulu-CASIA for `strnn doctor oulu-casia PATH`: which cameras, lights and kinds of pictures there are, subjects
 * and sequences against the known numbers, gaps in the numbers of frames, every picture (by decoding it), sizes, and
 * pictures that are in two sequences. Never rejects.
 */
export async function checkOuluCasia(path: string): Promise<CheckResult[]> {
  let conditions: readonly OuluCasiaCondition[];
  try {
    conditions = await findOuluCasiaConditions(path);
  } catch (error) {
    return [problemOf(error)];
  }
  const root = resolve(path);
  const results: CheckResult[] = [{ level: 'ok', message: `folder ${root}` }, ...findLookalike(root)];
  const packed = (await listEntries(root)).filter(({ name }) => /\.(zip|rar|7z)$/i.test(name));
  if (packed.length > 0) {
    const names = packed.map(({ name }) => name).join(', ');
    results.push({ level: 'warning', message: `not unpacked, or left after it: ${names}` });
  }
  const hashes = new Map<string, { readonly file: string; readonly sequence: string }>();
  for (const condition of conditions) results.push(...(await checkCondition(condition, hashes)));
  return results;
}

type Hashes = Map<string, { readonly file: string; readonly sequence: string }>;

async function checkCondition(condition: OuluCasiaCondition, hashes: Hashes): Promise<CheckResult[]> {
  const { images, camera, light } = condition;
  const where = `${images} pictures of ${camera} in ${light} light`;
  const { sequences, missing, strangers } = await listOuluCasia(condition);
  const subjects = new Set(sequences.map(({ subject }) => subject)).size;
  const whole = subjects === ouluCasiaFacts.subjects && sequences.length === ouluCasiaFacts.sequences;
  const results: CheckResult[] = [
    {
      level: whole ? 'ok' : 'warning',
      message:
        `${where}: ${sequences.length} sequences of ${subjects} subjects` +
        (whole
          ? ''
          : `; expected ${ouluCasiaFacts.sequences} of ${ouluCasiaFacts.subjects}. What is there can be used`),
    },
  ];
  const warn = (message: string): number => results.push({ level: 'warning', message: `${where}: ${message}` });
  if (missing.length > 0) warn(`not there: ${listSome(missing)}`);
  if (strangers.length > 0) warn(`not part of the data set: ${listSome(strangers)}`);
  const problems: CheckResult[] = sequences.flatMap(({ unusable, problems: own }) =>
    own.map((message): CheckResult => ({ level: unusable === undefined ? 'warning' : 'error', message })),
  );
  const kinds = new Map<string, number>();
  for (const sequence of sequences) {
    const { sizes, problems: found } = await inspect(sequence, kinds, hashes);
    problems.push(...found);
    if (sizes.size > 1) {
      // Cropped faces are brought to one size by the loader.
      const message = `${sequence.name}: expected frames of one size, found ${[...sizes].join(' and ')}`;
      problems.push({ level: images === 'cropped' ? 'warning' : 'error', message });
    }
  }
  const described = [...kinds].map(([kind, number]) => `${number} of ${kind}`).join(', ');
  if (kinds.size > 0) results.push({ level: 'ok', message: `${where}: pictures: ${described}` });
  const odd = [...kinds.keys()].filter((kind) => !kind.startsWith(`${ouluCasiaFacts.size} `));
  if (images === 'original' && odd.length > 0)
    warn(`expected pictures of ${ouluCasiaFacts.size} pixels, found ${odd.join(', ')}`);
  return [...results, ...shortenResults(problems, most, `${where}: `)];
}

async function inspect(
  { name, files }: OuluCasiaSequence,
  kinds: Map<string, number>,
  hashes: Hashes,
): Promise<{ readonly sizes: Set<string>; readonly problems: CheckResult[] }> {
  const sizes = new Set<string>();
  const problems: CheckResult[] = [];
  for (const file of files) {
    try {
      const bytes = await readFile(file);
      const { width, height, channels } = await readImage(bytes, file);
      const kind = `${width} x ${height} ${channels === 1 ? 'gray' : 'colour'}`;
      sizes.add(`${width} x ${height}`);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      const hash = createHash('sha1').update(bytes).digest('base64');
      const twin = hashes.get(hash);
      if (twin === undefined) hashes.set(hash, { file, sequence: name });
      else if (twin.sequence !== name) {
        problems.push({
          level: 'error',
          message: `${file}: holds the same bytes as ${twin.file}; one of them is a copy`,
        });
      }
    } catch (error) {
      problems.push(problemOf(error));
    }
  }
  return { sizes, problems };
}
