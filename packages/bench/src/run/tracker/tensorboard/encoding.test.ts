import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { crc32c } from './crc32c.js';
import { encodeEvent, type SummaryValue } from './encodeEvent.js';
import { frameRecord } from './frameRecord.js';
import { experimentValue, sessionEndValue, sessionStartValue } from './hparamsValues.js';
import { scalarValue, textValue } from './summaryValues.js';

/** Made by tools/reference/bench/tensorboard_events.py with TensorBoard's own writer. */
const reference = JSON.parse(readFileSync(new URL('./fixtures/events.json', import.meta.url), 'utf8')) as {
  readonly wallTime: number;
  readonly crc32c: readonly (readonly [hex: string, plain: number, masked: number])[];
  readonly records: readonly (readonly [data: string, record: string])[];
  readonly events: Readonly<Record<string, string>>;
  readonly sessionStarts: readonly (readonly [name: string, value: string | number | boolean, event: string])[];
};
const { wallTime, events } = reference;
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (text: string): Uint8Array => Buffer.from(text, 'hex');
const summary = (step: number, ...values: SummaryValue[]): string =>
  hex(encodeEvent(wallTime, { kind: 'values', step, values }));

// Equality of bytes: nothing here is rounded but the scalars, which both sides hold as float32.
describe('event files, against what TensorBoard writes', () => {
  it.each(reference.crc32c)('CRC-32C of %s', (data, plain) => {
    expect(crc32c(bytes(data))).toBe(plain);
  });

  it.each(reference.records)('the record of %s', (data, record) => {
    expect(hex(frameRecord(bytes(data)))).toBe(record);
  });

  it('the two records that open a file', () => {
    expect(hex(encodeEvent(wallTime, { kind: 'version' }))).toBe(events.fileVersion);
    expect(hex(encodeEvent(wallTime, { kind: 'start' }))).toBe(events.start);
  });

  it('scalars, also at a step beyond 32 bits, with -0, infinity and a name that is not ASCII', () => {
    expect(summary(3, scalarValue('train/loss', 0.1))).toBe(events.scalar);
    const values = [scalarValue('a', -0), scalarValue('b/é', 1e30), scalarValue('c', Infinity)];
    expect(summary(2 ** 40 + 300, ...values)).toBe(events.scalars);
  });

  it('a text', () => {
    expect(summary(0, textValue('configuration', 'a | b\n-|-\né | 1'))).toBe(events.text);
  });

  it.each(reference.sessionStarts)('the start of a session with %s = %s', (name, value, event) => {
    expect(summary(0, sessionStartValue({ [name]: value }, 't', wallTime))).toBe(event);
  });

  it('the end of a session', () => {
    expect(summary(0, sessionEndValue('success', wallTime))).toBe(events.sessionEnd);
    expect(summary(0, sessionEndValue('failure', wallTime))).toBe(events.sessionFailed);
  });

  it('the columns of the HParams tab', () => {
    const params = { traversal: ['quad', 'none'], hidden: [8, 0.5], refit: [true] };
    expect(summary(0, experimentValue(params, [['test/accuracy', 'accuracy']]))).toBe(events.experiment);
  });

  it('a column of texts and numbers is one of texts', () => {
    const mixed = experimentValue({ slices: ['all', 4] }, []);
    expect(mixed).toEqual(experimentValue({ slices: ['all', '4'] }, []));
  });
});
