const form = /^(.*)_eeg([1-9]\d*)$/;

/** Name of the variable of every trial that is there, by number: `'djc_eeg1'` is trial 1, whatever its prefix. */
export function rawTrialVariables(names: readonly string[]): Map<number, string[]> {
  const trials = new Map<number, string[]>();
  for (const name of names) {
    const [, , number] = form.exec(name) ?? [];
    if (number !== undefined) trials.set(Number(number), [...(trials.get(Number(number)) ?? []), name]);
  }
  return trials;
}
