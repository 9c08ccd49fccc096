import { StrnnError } from '@strnn/core/error';
import { describeStack } from '../describeStack.js';
import type { WorkerError } from './WorkerMessage.js';

/** Packs whatever was thrown for the way between processes. */
export function workerError(thrown: unknown): WorkerError {
  if (!(thrown instanceof Error)) return { message: `threw ${JSON.stringify(thrown) ?? String(thrown)}` };
  const system = (thrown as NodeJS.ErrnoException).syscall === undefined ? thrown.cause : thrown;
  const systemCode = (system as NodeJS.ErrnoException | undefined)?.code;
  return {
    message: thrown.message || thrown.name,
    ...(thrown instanceof StrnnError && { code: thrown.code }),
    ...(typeof systemCode === 'string' && { systemCode }),
    stack: describeStack(thrown),
  };
}
