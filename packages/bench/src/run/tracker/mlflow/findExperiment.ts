import { isRecord } from '../../store/isRecord.js';
import type { MlflowClient } from './createMlflowClient.js';
import { MlflowError } from './MlflowError.js';

/**
 * The id of the experiment with a name, which is made where there is none.
 *
 * @throws MlflowError also when the experiment lies in the server's trash
 */
export async function findExperiment(client: MlflowClient, name: string): Promise<string> {
  const known = await getByName(client, name);
  if (known !== undefined) return known;
  try {
    const made = await client.post('experiments/create', { name });
    return String(made.experiment_id);
  } catch (error) {
    if (!(error instanceof MlflowError) || error.errorCode !== 'RESOURCE_ALREADY_EXISTS') throw error;
    // Another run made it between the two requests.
    const found = await getByName(client, name);
    if (found === undefined) throw error;
    return found;
  }
}

async function getByName(client: MlflowClient, name: string): Promise<string | undefined> {
  let answer: Readonly<Record<string, unknown>>;
  try {
    answer = await client.get('experiments/get-by-name', { experiment_name: name });
  } catch (error) {
    if (error instanceof MlflowError && error.errorCode === 'RESOURCE_DOES_NOT_EXIST') return undefined;
    throw error;
  }
  const experiment = isRecord(answer.experiment) ? answer.experiment : {};
  const id = String(experiment.experiment_id);
  if (experiment.lifecycle_stage === 'deleted') {
    throw new MlflowError(
      `MLflow: ${client.url}: the experiment '${name}' is deleted there. Bring it back (mlflow experiments restore -x ${id}), or remove it for good (mlflow gc).`,
    );
  }
  return id;
}
