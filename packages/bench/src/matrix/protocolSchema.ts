import { z } from 'zod';
import type { Protocol } from '../protocol/Protocol.js';

/** Form of a protocol, as `leaveOneSubjectOut()` and its like make it. */
export const protocolSchema = z
  .strictObject({
    kind: z.string().min(1),
    by: z.enum(['subject', 'session', 'trial']),
    folds: z.int().min(0),
    validationGroups: z.int().min(0),
    seed: z.int().min(0),
    lenient: z.boolean(),
    shuffled: z.enum(['subject', 'session', 'trial', 'window']).exactOptional(),
    deal: z.enum(['by-size', 'by-class', 'every-kth', 'in-order', 'shares', 'blocks']).exactOptional(),
    within: z.enum(['subject', 'session']).exactOptional(),
    pooled: z.literal(true).exactOptional(),
    trainGroups: z.int().min(1).exactOptional(),
    testGroups: z.int().min(1).exactOptional(),
    order: z.array(z.string()).exactOptional(),
    gap: z.number().min(0).exactOptional(),
  })
  .meta({ expected: 'a protocol such as leaveOneSubjectOut()' }) satisfies z.ZodType<Protocol>;
