import { isDeepStrictEqual } from 'node:util';
import type { Plan, PlannedCell } from '../../matrix/PlannedCell.js';
import { isRecord } from './isRecord.js';

type Fields = Record<string, unknown>;
/** A part of cells: written out, or as the members in which it differs from another part. */
type Part = { readonly is: unknown } | { readonly like: number; readonly but: Fields };

/** A plan in which every part that cells have in common is written once, or where it differs: a tenth of the size. */
export interface PackedPlan extends Omit<Plan, 'cells'> {
  /** Path in a cell (`'config.model'`) -> its parts; a cell names them by their number. */
  readonly parts: Readonly<Record<string, readonly Part[]>>;
  readonly cells: readonly Fields[];
}

/** The parts of a cell that are shared, by their path. */
export function packPlan({ cells, ...plan }: Plan): PackedPlan {
  const tables = new Map<string, Table>();
  const number = (path: string, value: unknown): unknown => {
    if (!isRecord(value)) return value;
    let table = tables.get(path);
    if (table === undefined) tables.set(path, (table = createTable()));
    return table.numberOf(value);
  };
  const pack = (fields: object, at: string): Fields =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        at + name === 'config' ? pack(value as object, 'config.') : number(at + name, value),
      ]),
    );
  const packed = cells.map((cell) => pack(cell, ''));
  return { ...plan, parts: Object.fromEntries([...tables].map(([path, { parts }]) => [path, parts])), cells: packed };
}

/** @throws TypeError when it is no packed plan. */
export function unpackPlan({ cells, parts: packed, ...plan }: PackedPlan): Plan {
  const parts = new Map(Object.entries(packed).map(([path, list]) => [path, unpackParts(list)]));
  const ofConfig = new Map([...parts].map(([path, own]) => [path.replace(/^config\./, ''), own]));
  const unpack = (fields: Fields, own: typeof parts): Fields => {
    const whole: Fields = {};
    for (const name in fields) {
      const value = fields[name];
      const values = own.get(name);
      if (values !== undefined) whole[name] = values[value as number];
      else whole[name] = name === 'config' && own === parts ? unpack(value as Fields, ofConfig) : value;
    }
    return whole;
  };
  return { ...plan, cells: cells.map((cell) => unpack(cell, parts) as unknown as PlannedCell) };
}

interface Table {
  readonly parts: Part[];
  numberOf(value: Fields): number;
}

function createTable(): Table {
  const parts: Part[] = [];
  const byObject = new Map<Fields, number>();
  const byText = new Map<string, number>();
  const first = new Map<string, { readonly number: number; readonly value: Fields }>();
  const add = (value: Fields): number => {
    // Those with the same members are told by what differs from the first of them.
    const shape = Object.keys(value).join();
    const base = first.get(shape);
    const but = base === undefined ? undefined : difference(base.value, value);
    if (base === undefined) first.set(shape, { number: parts.length, value });
    return parts.push(but === undefined ? { is: value } : { like: base!.number, but }) - 1;
  };
  return {
    parts,
    numberOf: (value) => {
      let number = byObject.get(value);
      if (number !== undefined) return number;
      const text = JSON.stringify(value);
      number = byText.get(text);
      if (number === undefined) byText.set(text, (number = add(value)));
      byObject.set(value, number);
      return number;
    },
  };
}

/** The members that differ; undefined when a member that is an object has other members than its counterpart. */
function difference(base: Fields, value: Fields): Fields | undefined {
  const but: Fields = {};
  for (const [name, member] of Object.entries(value)) {
    const before = base[name];
    if (before === member || isDeepStrictEqual(before, member)) continue;
    if (!isRecord(member) || !isRecord(before)) {
      if (isRecord(member) !== isRecord(before)) return undefined;
      but[name] = member;
      continue;
    }
    if (Object.keys(before).join() !== Object.keys(member).join()) return undefined;
    const inner = difference(before, member);
    if (inner === undefined) return undefined;
    but[name] = inner;
  }
  return but;
}

function unpackParts(parts: readonly Part[]): unknown[] {
  const values: unknown[] = [];
  for (const part of parts) values.push('is' in part ? part.is : merge(values[part.like] as Fields, part.but));
  return values;
}

function merge(base: Fields, but: Fields): Fields {
  const merged = { ...base };
  for (const [name, member] of Object.entries(but))
    merged[name] = isRecord(member) ? merge(base[name] as Fields, member) : member;
  return merged;
}
