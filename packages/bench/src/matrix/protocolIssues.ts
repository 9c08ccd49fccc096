import { StrnnError } from '@strnn/core/error';
import { checkProtocol } from '../protocol/checkProtocol.js';
import type { Protocol } from '../protocol/Protocol.js';

/**
 * What is wrong with a protocol whose form is right: parts that do not fit each other, a kind that does not exist.
 * @param where its option path, e.g. `'baselines[0].protocol'`
 */
export function protocolIssues(protocol: Protocol, where: string): string[] {
  try {
    checkProtocol(protocol);
    return [];
  } catch (error) {
    if (!(error instanceof StrnnError)) throw error;
    return [error.message.replace(/^protocol(?=\.)/, where)];
  }
}
