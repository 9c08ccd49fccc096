import type { BundledDataset } from '@strnn/core/dataset';

/** Where `londonFaces` finds the copy that comes with the repository. */
export const londonBundle: BundledDataset = { name: 'london-faces', where: 'londonFaces', landmark: 'labels.csv' };

/** Size of every picture, in pixels. */
export const londonPicture = { width: 96, height: 102 } as const;

export const londonClasses = ['neutral', 'smiling'] as const;
export type LondonLabel = (typeof londonClasses)[number];
