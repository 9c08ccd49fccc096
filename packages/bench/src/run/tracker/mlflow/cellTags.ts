import { basename } from 'node:path';
import type { Plan } from '../../../matrix/PlannedCell.js';
import { describeProtocol } from '../../../protocol/describeProtocol.js';
import type { TrackedCell } from '../Tracker.js';

/** What MLflow shows of a cell beside its params: its name, what it is, and by whom. @param user undefined: not told */
export function cellTags(plan: Plan, { cell, title }: TrackedCell, user: string | undefined): Record<string, string> {
  const { protocol } = cell.config;
  return {
    'mlflow.runName': protocol.lenient ? `${title} LENIENT` : title,
    ...(user !== undefined && { 'mlflow.user': user }),
    'mlflow.source.name': basename(plan.experimentFile),
    'mlflow.source.type': 'LOCAL',
    'strnn.cell': cell.id,
    'strnn.matrix': plan.name,
    'strnn.label': cell.label,
    'strnn.protocol': describeProtocol(protocol),
    'strnn.lenient': String(protocol.lenient),
    ...(cell.baseline && { 'strnn.baseline': 'true' }),
    ...(cell.twinOf !== undefined && { 'strnn.twinOf': cell.twinOf }),
  };
}
