import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

interface Point {
  readonly key: string;
  readonly value: number;
  readonly step: number;
  readonly timestamp: number;
}

/** The body of `runs/log-batch`. */
interface Batch {
  readonly params?: readonly { key: string; value: string }[];
  readonly tags?: readonly { key: string; value: string }[];
  readonly metrics?: readonly Point[];
}

export interface FakeRun {
  readonly id: string;
  readonly experiment: string;
  readonly startTime: number;
  status: string;
  endTime?: number;
  readonly tags: Map<string, string>;
  readonly params: Map<string, string>;
  readonly metrics: Point[];
  readonly files: Map<string, string>;
}

/** What is left of a request before it is answered: an answer instead, or `'cut'` to end the connection without one. */
export type Fault =
  { readonly status: number; readonly body: string; readonly headers?: Record<string, string> } | 'cut';

export interface FakeServer {
  readonly url: string;
  readonly runs: FakeRun[];
  readonly experiments: { readonly name: string; deleted: boolean }[];
  /** Paths of all requests, and the header `authorization` of the last. */
  readonly requests: string[];
  authorization: string | undefined;
  /** Asked before every request. */
  fault: (path: string, count: number) => Fault | undefined;
  /** Of runs made from now on. Default: as a server that keeps files itself. */
  artifactRoot: string;
  stop(): Promise<void>;
}

/** An answer of MLflow 3.17 that is no success, as recorded. */
const refusal = (status: number, error_code: string, message: string): Fault => ({
  status,
  body: JSON.stringify({ error_code, message, sqlstate: 'KAM00' }),
});

/**
 * The part of an MLflow server that is used here, with the answers and the limits that MLflow 3.17 was seen to have;
 * the slow test asks the same of a real one.
 */
export function fakeServers(): () => Promise<FakeServer> {
  const started: FakeServer[] = [];
  afterEach(async () => {
    await Promise.all(started.splice(0).map((server) => server.stop()));
  });
  return async () => {
    const server = await start();
    started.push(server);
    return server;
  };
}

async function start(): Promise<FakeServer> {
  const http = createServer((request, response) => void answer(request, response));
  const counts = new Map<string, number>();

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { pathname, searchParams } = new URL(request.url!, fake.url);
    const path = pathname.replace('/api/2.0/', '');
    fake.requests.push(path);
    fake.authorization = request.headers.authorization;
    const count = (counts.get(path) ?? 0) + 1;
    counts.set(path, count);
    const fault = fake.fault(path, count) ?? respond(path, searchParams, Buffer.concat(chunks).toString('utf8'));
    if (fault === 'cut') return void request.socket.destroy();
    response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers }).end(fault.body);
  };
  const ok = (value: unknown): Fault => ({ status: 200, body: JSON.stringify(value) });
  const respond = (path: string, query: URLSearchParams, text: string): Fault => {
    const [, file] = /^mlflow-artifacts\/artifacts\/(.+)$/.exec(path) ?? [];
    if (file !== undefined) {
      const [, id, name] = /^\d+\/(\w+)\/artifacts\/(.+)$/.exec(decodeURIComponent(file))!;
      fake.runs.find((run) => run.id === id)!.files.set(name, text);
      return ok({});
    }
    const body = (text === '' ? {} : JSON.parse(text)) as Record<string, never>;
    const method = path.replace('mlflow/', '');
    const experimentAt = (name: string): number => fake.experiments.findIndex((found) => found.name === name);
    if (method === 'experiments/get-by-name') {
      const name = query.get('experiment_name')!;
      const index = experimentAt(name);
      if (index < 0) return refusal(404, 'RESOURCE_DOES_NOT_EXIST', `Could not find experiment with name '${name}'`);
      const { deleted } = fake.experiments[index];
      return ok({
        experiment: { experiment_id: String(index + 1), name, lifecycle_stage: deleted ? 'deleted' : 'active' },
      });
    }
    if (method === 'experiments/create') {
      if (experimentAt(body.name) >= 0)
        return refusal(400, 'RESOURCE_ALREADY_EXISTS', `Experiment(name=${String(body.name)}) already exists.`);
      fake.experiments.push({ name: body.name, deleted: false });
      return ok({ experiment_id: String(fake.experiments.length) });
    }
    if (method === 'runs/create') {
      const id = `run${fake.runs.length}`;
      const tags = (body.tags as { key: string; value: string }[]).map(({ key, value }) => [key, value] as const);
      const run: FakeRun = {
        id,
        experiment: body.experiment_id,
        startTime: body.start_time,
        status: 'RUNNING',
        tags: new Map(tags),
        params: new Map(),
        metrics: [],
        files: new Map(),
      };
      fake.runs.push(run);
      return ok({ run: show(run) });
    }
    if (method === 'runs/search') {
      const of = fake.runs.filter((run) => (body.experiment_ids as string[]).includes(run.experiment));
      const from = Number(body.page_token ?? 0);
      // Two runs a page, however many were asked for, as a server may.
      const next = from + 2 < of.length ? { next_page_token: String(from + 2) } : {};
      return ok(of.length === 0 ? {} : { runs: of.slice(from, from + 2).map(show), ...next });
    }
    const run = fake.runs.find(({ id }) => id === body.run_id);
    if (run === undefined)
      return refusal(404, 'RESOURCE_DOES_NOT_EXIST', `Run with id=${String(body.run_id)} not found`);
    if (method === 'runs/update') {
      run.status = body.status;
      if (body.end_time !== undefined) run.endTime = body.end_time;
      return ok({ run_info: {} });
    }
    if (method === 'runs/log-batch') return logBatch(run, JSON.parse(text) as Batch);
    return {
      status: 404,
      body: '<!doctype html>\n<title>404 Not Found</title>',
      headers: { 'content-type': 'text/html' },
    };
  };
  const logBatch = (run: FakeRun, { params = [], tags = [], metrics = [] }: Batch): Fault => {
    const invalid = (message: string): Fault => refusal(400, 'INVALID_PARAMETER_VALUE', message);
    if (params.length > 100 || tags.length > 100 || params.length + tags.length + metrics.length > 1000)
      return invalid('A batch logging request can contain at most 1000 entities, 100 params and 100 tags');
    for (const { key } of [...params, ...tags, ...metrics]) {
      if (key.length > 250 || !/^[\p{L}\p{N}_\-. /]+$/u.test(key) || key.split('/').some((part) => /^\.*$/.test(part)))
        return invalid(`Invalid value "${key}": Names may only contain alphanumerics, underscores (_), dashes (-) ...`);
    }
    for (const { key, value } of params) {
      if (value.length > 6000) return invalid(`Param value '${value.slice(0, 20)}' had length ${value.length}`);
      const old = run.params.get(key);
      if (old !== undefined && old !== value)
        return invalid(`Changing param values is not allowed. Params were already logged='${key}'`);
      run.params.set(key, value);
    }
    for (const { key, value } of tags) run.tags.set(key, value);
    run.metrics.push(...metrics);
    return ok({});
  };
  const show = (run: FakeRun): unknown => {
    const { id: run_id, experiment: experiment_id, status } = run;
    const list = (map: Map<string, string>) => [...map].map(([key, value]) => ({ key, value }));
    const latest = new Map(run.metrics.map((point) => [point.key, point]));
    return {
      info: {
        run_id,
        run_uuid: run_id,
        experiment_id,
        status,
        artifact_uri: `${fake.artifactRoot}/${experiment_id}/${run_id}/artifacts`,
      },
      data: { tags: list(run.tags), params: list(run.params), metrics: [...latest.values()] },
      inputs: {},
    };
  };

  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const fake: FakeServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    runs: [],
    experiments: [],
    requests: [],
    authorization: undefined,
    fault: () => undefined,
    artifactRoot: 'mlflow-artifacts:',
    stop: async () => {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return fake;
}
