/** Names of units of voltage in lower case, without blanks; the last ones are a micro sign in UTF-8 and in Shift-JIS read as Latin-1. */
const factors: Readonly<Record<string, number>> = {
  v: 1e6,
  volt: 1e6,
  volts: 1e6,
  mv: 1e3,
  millivolt: 1e3,
  millivolts: 1e3,
  uv: 1,
  '\u00b5v': 1,
  '\u03bcv': 1,
  microv: 1,
  microvolt: 1,
  microvolts: 1,
  nv: 1e-3,
  nanovolt: 1e-3,
  nanovolts: 1e-3,
  '\u00e2\u00b5v': 1,
  '\u0083\u00eav': 1,
};

/** What a value in `unit` is multiplied by to be in uV, or undefined where the unit is none of voltage. Upper and lower case are alike. */
export function voltageFactor(unit: string): number | undefined {
  const key = unit.replace(/\s/g, '').toLowerCase();
  return Object.hasOwn(factors, key) ? factors[key] : undefined;
}
