import { basename, dirname, join, parse } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { frameFiles } from '../../image/frames/frameFiles.js';
import { isLeftover } from '../../image/frames/isLeftover.js';
import { listEntries } from '../files/listEntries.js';
import { type OuluCasiaEmotion, ouluCasiaEmotions } from './ouluCasiaFacts.js';
import type { OuluCasiaCondition, OuluCasiaListing, OuluCasiaSequence } from './OuluCasiaFolder.js';

/** The sequences of a condition, by the names of its files; the pictures themselves are not looked into. */
export async function listOuluCasia({ folder }: OuluCasiaCondition): Promise<OuluCasiaListing> {
  const sequences: OuluCasiaSequence[] = [];
  const missing: string[] = [];
  const strangers: string[] = [];
  for (const subject of await listEntries(folder)) {
    if (!subject.folder || !/^P\d{3}$/i.test(subject.name)) {
      strangers.push(subject.path);
      continue;
    }
    const found: OuluCasiaSequence[] = [];
    for (const { name, path, folder: isFolder } of await listEntries(subject.path)) {
      const emotion = isFolder ? ouluCasiaEmotions.find((one) => one === name.toLowerCase()) : undefined;
      if (emotion === undefined) strangers.push(path);
      else found.push(await listSequence(path, subject.name.toUpperCase(), emotion, strangers));
    }
    for (const emotion of ouluCasiaEmotions) {
      if (!found.some((sequence) => sequence.emotion === emotion)) {
        missing.push(`${subject.name.toUpperCase()}/${emotion[0].toUpperCase()}${emotion.slice(1)}`);
      }
    }
    sequences.push(...found);
  }
  return { sequences, missing, strangers };
}

async function listSequence(
  folder: string,
  subject: string,
  emotion: OuluCasiaEmotion,
  strangers: string[],
): Promise<OuluCasiaSequence> {
  const light = dirname(dirname(folder));
  const name = [basename(dirname(light)), basename(light), subject, basename(folder)].join('/');
  try {
    const { files, skipped } = await frameFiles(folder);
    const others = skipped.filter((entry) => !isLeftover(entry.name));
    strangers.push(...others.map((entry) => join(folder, entry.name)));
    return { subject, emotion, name, files, problems: findGaps(name, files) };
  } catch (error) {
    if (!(error instanceof StrnnError)) throw error;
    return { subject, emotion, name, files: [], unusable: error.message, problems: [error.message] };
  }
}

/** Pictures are called 000.jpeg, 001.jpeg, ... */
function findGaps(name: string, files: readonly string[]): string[] {
  const numbers = files.map((file) => (/^\d+$/.test(parse(file).name) ? Number(parse(file).name) : NaN));
  const odd = numbers.findIndex((number) => Number.isNaN(number));
  if (odd >= 0) return [`${name}: expected pictures called 000.jpeg, 001.jpeg, ..., found ${basename(files[odd])}`];
  const problems: string[] = [];
  for (let i = 1; i < numbers.length; i++) {
    const [before, number] = [numbers[i - 1], numbers[i]];
    if (number === before) problems.push(`${name}: frame ${number} is there twice`);
    else if (number > before + 1) {
      const gap = number === before + 2 ? `frame ${before + 1} is` : `frames ${before + 1} to ${number - 1} are`;
      problems.push(`${name}: ${gap} missing`);
    }
  }
  return problems;
}
