import { encodeMessage, type MessageField } from './encodeMessage.js';
import type { SummaryValue } from './encodeEvent.js';
import { pluginValue } from './summaryValues.js';

/** A value of a column of the HParams tab. */
export type HParam = string | number | boolean;

/** `DataType` of tensorboard/plugins/hparams/api.proto. */
const dataType = { string: 1, boolean: 2, number: 3 } as const;
const status = { success: 1, failure: 2 } as const;

/**
 * The columns of the HParams tab (message `Experiment`); written once, beside the runs.
 *
 * @param params name -> its different values, in the order to be shown.
 * @param metrics the scalar's tag and its short name.
 */
export function experimentValue(
  params: Readonly<Record<string, readonly HParam[]>>,
  metrics: readonly (readonly [tag: string, name: string])[],
): SummaryValue {
  const fields: MessageField[] = [];
  for (const [name, values] of Object.entries(params)) {
    const kinds = new Set(values.map((value) => typeof value as keyof typeof dataType));
    const [kind] = kinds;
    // Values of several kinds are compared as texts, which is what the plugin does by itself.
    const shown = kinds.size > 1 ? values.map(String) : values;
    fields.push([
      4,
      'bytes',
      encodeMessage([
        [1, 'text', name],
        [4, 'integer', kinds.size > 1 ? dataType.string : dataType[kind]],
        [5, 'bytes', encodeMessage(shown.map((value) => [1, 'bytes', protobufValue(value)] as const))],
        ...(values.length > 1 ? [[7, 'integer', 1] as const] : []),
      ]),
    ]);
  }
  for (const [tag, name] of metrics) {
    const metric = encodeMessage([
      [1, 'bytes', encodeMessage([[2, 'text', tag]])],
      [3, 'text', name],
    ]);
    fields.push([5, 'bytes', metric]);
  }
  return hparamsValue('experiment', 2, encodeMessage(fields));
}

/**
 * The row of a run begins (message `SessionStartInfo`).
 *
 * @param group rows of one group are shown as one; empty: the run's own.
 * @param startedAt seconds since 1970.
 */
export function sessionStartValue(
  params: Readonly<Record<string, HParam>>,
  group: string,
  startedAt: number,
): SummaryValue {
  const parts = [
    encodeHparams(params),
    encodeMessage([...(group === '' ? [] : [[4, 'text', group] as const]), [5, 'double', startedAt]]),
  ];
  return hparamsValue('session_start_info', 3, Buffer.concat(parts));
}

/** The values of a row, as they stand in its `SessionStartInfo`. */
export function encodeHparams(params: Readonly<Record<string, HParam>>): Uint8Array {
  return encodeMessage(
    Object.entries(params).map(([name, value]) => {
      const entry = encodeMessage([
        [1, 'text', name],
        [2, 'bytes', protobufValue(value)],
      ]);
      return [1, 'bytes', entry] as const;
    }),
  );
}

/** The row of a run is complete (message `SessionEndInfo`). @param endedAt seconds since 1970 */
export function sessionEndValue(end: keyof typeof status, endedAt: number): SummaryValue {
  const content = encodeMessage([
    [1, 'integer', status[end]],
    [2, 'double', endedAt],
  ]);
  return hparamsValue('session_end_info', 4, content);
}

/** A message `HParamsPluginData` (tensorboard/plugins/hparams/plugin_data.proto), version 0. */
function hparamsValue(name: string, field: number, content: Uint8Array): SummaryValue {
  return pluginValue(`_hparams_/${name}`, 'hparams', encodeMessage([[field, 'bytes', content]]));
}

/** A message `google.protobuf.Value`. */
function protobufValue(value: HParam): Uint8Array {
  if (typeof value === 'number') return encodeMessage([[2, 'double', value]]);
  return encodeMessage([typeof value === 'string' ? [3, 'text', value] : [4, 'integer', Number(value)]]);
}
