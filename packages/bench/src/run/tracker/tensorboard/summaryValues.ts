import { encodeMessage } from './encodeMessage.js';
import type { SummaryValue } from './encodeEvent.js';

/** `DataType` of tensorflow/core/framework/types.proto. */
const dataType = { float: 1, string: 7 } as const;

/** A point of a curve; the step is the event's. */
export function scalarValue(tag: string, value: number): SummaryValue {
  return encodeMessage([
    [1, 'text', tag],
    [2, 'float', value],
  ]);
}

/** A text for the Text tab, which shows it as Markdown. */
export function textValue(tag: string, text: string): SummaryValue {
  return encodeMessage([
    [1, 'text', tag],
    [
      8,
      'bytes',
      encodeMessage([
        [1, 'integer', dataType.string],
        [2, 'bytes', new Uint8Array()],
        [8, 'text', text],
      ]),
    ],
    [9, 'bytes', encodeMessage([[1, 'bytes', encodeMessage([[1, 'text', 'text']])]])],
  ]);
}

/** A value whose whole content is a plugin's: the HParams tab reads the metadata, the tensor is empty. */
export function pluginValue(tag: string, plugin: string, content: Uint8Array): SummaryValue {
  const oneEmptyDimension = encodeMessage([[2, 'bytes', new Uint8Array()]]);
  return encodeMessage([
    [1, 'text', tag],
    [
      8,
      'bytes',
      encodeMessage([
        [1, 'integer', dataType.float],
        [2, 'bytes', oneEmptyDimension],
      ]),
    ],
    [
      9,
      'bytes',
      encodeMessage([
        [
          1,
          'bytes',
          encodeMessage([
            [1, 'text', plugin],
            [2, 'bytes', content],
          ]),
        ],
      ]),
    ],
  ]);
}
