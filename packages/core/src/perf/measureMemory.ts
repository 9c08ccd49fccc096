import { useBackend } from '../compute/useBackend.js';
import { createTrainer } from '../train/createTrainer.js';
import { createPerfCase, peerSizes } from './PerfCase.js';

/** Resident memory of this process while it trains. */
export interface MemoryFigures {
  readonly backend: string;
  /** After so many steps, in MB (10^6 bytes). */
  readonly resident: readonly { readonly steps: number; readonly mb: number }[];
}

/** Trains at the peer's sizes, with noise and dropout, and looks at the resident memory now and then. */
export async function measureMemory(steps: number): Promise<MemoryFigures> {
  const { name } = await useBackend();
  const of = createPerfCase(peerSizes);
  const trainer = await createTrainer(of.request, of.layout, of.sizes.batch, undefined);
  trainer.vector.set(of.vector);
  trainer.random.fill(1);
  const resident = [];
  for (let step = 1; step <= steps; step++) {
    await trainer.lossAndGradient({ indices: of.indices, dropout: 0.5, inputNoise: 0.5 });
    trainer.adam(step, 1e-4);
    if (step % Math.ceil(steps / 10) === 0 || step === 10) {
      resident.push({ steps: step, mb: Math.round(process.memoryUsage.rss() / 1e5) / 10 });
    }
  }
  return { backend: name, resident };
}
