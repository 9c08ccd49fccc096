import { setTimeout as pause } from 'node:timers/promises';
import { isRecord } from '../../store/isRecord.js';
import { describeNetworkError } from './describeNetworkError.js';
import { describeRefusal } from './describeRefusal.js';
import { MlflowError } from './MlflowError.js';
import type { MlflowAddress } from './parseAddress.js';

/** What a request is repeated after: nothing was changed by it, or doing it twice comes to the same. */
export type Repeat = 'always' | 'when-not-received';

/** MLflow's REST interface. Every method throws an `MlflowError`. */
export interface MlflowClient {
  readonly url: string;
  get(path: string, query: Readonly<Record<string, string>>): Promise<Readonly<Record<string, unknown>>>;
  /** @param repeat 'when-not-received' for what must not happen twice. Default 'always' */
  post(path: string, body: unknown, repeat?: Repeat): Promise<Readonly<Record<string, unknown>>>;
  /** Writes a file that the server keeps itself. @param path under `api/2.0/mlflow-artifacts/artifacts` */
  put(path: string, content: Uint8Array): Promise<void>;
}

/** How long things take, in milliseconds. */
export interface MlflowTimes {
  /** A request without an answer is given up after this. */
  readonly timeout: number;
  /** Waits before the second, third, ... attempt. */
  readonly waits: readonly number[];
}

const defaultTimes: MlflowTimes = { timeout: 30_000, waits: [300, 1000, 3000] };

/** Answers after which the same request may well work: too busy, a proxy whose server starts, a locked database. */
const passing = new Set([429, 500, 502, 503, 504]);
/** Of these, those that say that nothing was done. */
const notDone = new Set([429, 503]);

export function createMlflowClient(
  { url, authorization }: MlflowAddress,
  { timeout, waits }: MlflowTimes = defaultTimes,
): MlflowClient {
  const send = async (
    method: string,
    path: string,
    body: string | Uint8Array<ArrayBuffer> | undefined,
    type: string,
    repeat: Repeat,
  ): Promise<string> => {
    for (let attempt = 0; ; attempt++) {
      const last = attempt >= waits.length;
      try {
        const answer = await fetch(`${url}/api/2.0/${path}`, {
          method,
          redirect: 'manual',
          signal: AbortSignal.timeout(timeout),
          headers: {
            ...(body !== undefined && { 'content-type': type }),
            ...(authorization !== undefined && { authorization }),
          },
          ...(body !== undefined && { body }),
        });
        const text = await answer.text();
        if (answer.ok) return text;
        const again = repeat === 'always' ? passing : notDone;
        if (last || !again.has(answer.status)) throw describeRefusal(url, path, answer, text);
      } catch (error) {
        if (error instanceof MlflowError) throw error;
        const { shown, received } = describeNetworkError(url, error, timeout);
        if (last || (received && repeat !== 'always')) throw shown;
      }
      await pause(waits[attempt]);
    }
  };
  const json = async (...request: Parameters<typeof send>): Promise<Readonly<Record<string, unknown>>> => {
    const text = await send(...request);
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      // Told below.
    }
    if (isRecord(value)) return value;
    throw new MlflowError(
      `MLflow: ${url} is no MLflow server: it answers ${request[1].split('?', 1)[0]} with something else than JSON (${JSON.stringify(text.slice(0, 40))}).`,
    );
  };
  return {
    url,
    get: (path, query) =>
      json('GET', `mlflow/${path}?${new URLSearchParams(query).toString()}`, undefined, '', 'always'),
    post: (path, body, repeat = 'always') =>
      json('POST', `mlflow/${path}`, JSON.stringify(body), 'application/json', repeat),
    put: async (path, content) => {
      const address = path.split('/').map(encodeURIComponent).join('/');
      const body = new Uint8Array(content);
      await send('PUT', `mlflow-artifacts/artifacts/${address}`, body, 'application/octet-stream', 'always');
    },
  };
}
