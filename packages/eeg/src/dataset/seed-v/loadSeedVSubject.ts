import { StrnnError } from '@strnn/core/error';
import { readSeedVFile } from './readSeedVFile.js';
import { seedVTrial, seedVTrialCount, type SeedVTrial } from './seedVTrial.js';

/**
 * The 45 trials of one subject's file, those of session 1 first.
 *
 * @throws StrnnError `data` naming the file and the first trial that is missing or has another form
 */
export async function loadSeedVSubject(file: string): Promise<SeedVTrial[]> {
  const content = await readSeedVFile(file);
  return Array.from({ length: seedVTrialCount }, (_, index) => {
    const trial = seedVTrial(content, index);
    if (typeof trial === 'string') throw new StrnnError('data', `${file}: ${trial}`);
    return trial;
  });
}
