import { cpus } from 'node:os';
import type { BackendChoice } from '@strnn/core';

/** By whom and how a cell was computed; kept beside the result, no part of its identity. */
export function describeEnvironment(backend: BackendChoice | undefined): Record<string, string> {
  return {
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model ?? 'unknown',
    ...(backend === undefined ? {} : { backend: backend.name, backendReason: backend.reason }),
  };
}
