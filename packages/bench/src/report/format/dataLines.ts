import type { Summary } from '../summary/Summary.js';

/** One line per data setting, with what its options make different: `'uci-eeg (slices=8): 16 subjects, 930 samples, 3 classes (...)'`. */
export function dataLines({ data }: Summary): string[] {
  return data.map(({ name, differs, subjects, samples, classes }) => {
    const setting = differs === '' ? '' : ` (${differs})`;
    return `${name}${setting}: ${subjects} subjects, ${samples} samples, ${classes.length} classes (${classes.join(', ')}).`;
  });
}

/** Licence and citation of every data set, each once. */
export function attributions({ data }: Summary): string[] {
  return [...new Set(data.map(({ attribution }) => attribution).filter((text) => text !== ''))];
}
