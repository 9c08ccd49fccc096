/** Values of which each different one is kept once. */
export interface SharedList {
  readonly values: readonly unknown[];
  /** @returns the number of the value that equals this one, which is added if need be. */
  numberOf(value: unknown): number;
}

/** @param known plain JSON values that are there already. */
export function createSharedList(known: readonly unknown[]): SharedList {
  const values = [...known];
  const byText = new Map(values.map((value, number) => [JSON.stringify(value), number]));
  return {
    values,
    numberOf: (value) => {
      const text = JSON.stringify(value);
      let number = byText.get(text);
      if (number === undefined) byText.set(text, (number = values.push(value) - 1));
      return number;
    },
  };
}
