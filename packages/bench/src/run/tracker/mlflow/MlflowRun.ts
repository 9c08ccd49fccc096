import { isRecord } from '../../store/isRecord.js';

/** What the server has of a cell. Kept up with what is sent. */
export interface MlflowRun {
  readonly id: string;
  /** `'mlflow-artifacts:/1/<run>/artifacts'` where the server keeps files itself. */
  readonly artifacts: string;
  status: string;
  readonly tags: Map<string, string>;
  readonly params: Map<string, string>;
  /** The latest point of every metric. */
  readonly metrics: Map<string, { readonly step: number; readonly value: number }>;
}

/** Reads a run of the server's answer; undefined for what is none. */
export function readRun(value: unknown): MlflowRun | undefined {
  if (!isRecord(value) || !isRecord(value.info) || typeof value.info.run_id !== 'string') return undefined;
  const { run_id: id, artifact_uri: artifacts, status } = value.info;
  const data = isRecord(value.data) ? value.data : {};
  const metrics = entries(data.metrics).map(
    ({ key, step, value: latest }) => [String(key), { step: Number(step ?? 0), value: Number(latest) }] as const,
  );
  return {
    id,
    artifacts: typeof artifacts === 'string' ? artifacts : '',
    status: String(status),
    tags: new Map(entries(data.tags).map(({ key, value: text }) => [String(key), String(text)])),
    params: new Map(entries(data.params).map(({ key, value: text }) => [String(key), String(text)])),
    metrics: new Map(metrics),
  };
}

function entries(list: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(list) ? list.filter(isRecord) : [];
}
