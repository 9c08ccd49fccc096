import type { MlflowClient } from './createMlflowClient.js';
import { readRun, type MlflowRun } from './MlflowRun.js';

/** Runs in one answer; each has its params and the latest of each metric. */
const pageSize = 200;

/** Every run of an experiment that is a cell's, by the cell's id; of several for one cell the newest. */
export async function searchRuns(client: MlflowClient, experiment: string): Promise<Map<string, MlflowRun>> {
  const found = new Map<string, MlflowRun>();
  let page: unknown;
  do {
    const answer = await client.post('runs/search', {
      experiment_ids: [experiment],
      run_view_type: 'ACTIVE_ONLY',
      max_results: pageSize,
      order_by: ['attributes.start_time ASC'],
      ...(page !== undefined && { page_token: page }),
    });
    for (const value of Array.isArray(answer.runs) ? answer.runs : []) {
      const run = readRun(value);
      const cell = run?.tags.get('strnn.cell');
      if (run !== undefined && cell !== undefined) found.set(cell, run);
    }
    page = answer.next_page_token;
  } while (typeof page === 'string' && page !== '');
  return found;
}
