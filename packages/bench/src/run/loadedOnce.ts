import type { DataSource } from '@strnn/core/samples';

/** The same source, whose files are read once however often its samples are asked for. */
export function loadedOnce(data: DataSource): DataSource {
  let samples: ReturnType<DataSource['load']> | undefined;
  let fingerprint: Promise<string> | undefined;
  return {
    ...data,
    fingerprint: () => (fingerprint ??= data.fingerprint()),
    load: () => (samples ??= data.load()),
  };
}
