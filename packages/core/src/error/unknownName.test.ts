import { describe, expect, it } from 'vitest';
import { StrnnError } from './StrnnError.js';
import { unknownName } from './unknownName.js';

describe('unknownName', () => {
  it('names the place, the kind, what was found, the nearest name and all allowed ones', () => {
    const error = unknownName('model.cell', 'cell', 'elmann', ['elman', 'gru', 'lstm']);
    expect(error).toBeInstanceOf(StrnnError);
    expect(error.name).toBe('StrnnError');
    expect(error.code).toBe('option');
    expect(error.message).toBe("model.cell: unknown cell 'elmann'. Did you mean 'elman'? Allowed: elman, gru, lstm.");
  });

  it('guesses nothing when no name is near', () => {
    const error = unknownName("plugin 'p'", 'key', 'transformers', ['cells', 'name'], 'plugin');
    expect([error.code, error.message]).toEqual([
      'plugin',
      "plugin 'p': unknown key 'transformers'. Allowed: cells, name.",
    ]);
  });
});

describe('StrnnError', () => {
  it('keeps its cause', () => {
    const cause = new RangeError('inner');
    const error = new StrnnError('plugin', 'outer', { cause });
    expect(error.cause).toBe(cause);
    expect(String(error)).toBe('StrnnError: outer');
  });
});
