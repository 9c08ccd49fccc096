/** Action units of FACS (Ekman, Friesen and Hager) that the drawn face shows. */
export const actionUnits = [1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17, 20, 23, 24, 25, 26, 27] as const;

export type ActionUnit = (typeof actionUnits)[number];

/** What a drawn face does; a sketch of FACS, made to be recognised, not measured on faces. */
export interface FaceExpression {
  /** Intensity of each action unit, 0 (rest) to 1 (as strong as it gets). Default 0. */
  readonly units: Readonly<Partial<Record<ActionUnit, number>>>;
  /** Side of the picture that units 12 and 14 act on alone; default both. */
  readonly side?: 'left' | 'right';
}
