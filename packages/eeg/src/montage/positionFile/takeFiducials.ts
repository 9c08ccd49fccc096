import type { ElectrodePositions, ParsedPositions, Position } from './ElectrodePositions.js';

type Fiducial = keyof ElectrodePositions['fiducials'];

/** Usual names, in lower case: FieldTrip and ASA (Nz, LPA, RPA), eeg-positions (NAS, INI), EGI and BESA (FidNz, ...). */
const names: Readonly<Record<string, Fiducial>> = {
  nas: 'nasion',
  nasion: 'nasion',
  fidnz: 'nasion',
  lpa: 'left',
  fidt9: 'left',
  rpa: 'right',
  fidt10: 'right',
  ini: 'inion',
  inion: 'inion',
};

/** Parts the points of a file into electrodes, fiducials and points of the head's surface. */
export function takeFiducials(points: ParsedPositions['points']): {
  electrodes: ParsedPositions['points'];
  fiducials: Partial<Record<Fiducial, Position>>;
  headShape: readonly Position[];
} {
  const fiducials: Partial<Record<Fiducial, Position>> = {};
  const headShape: Position[] = [];
  const electrodes = points.filter(({ name, position }) => {
    const key = name.toLowerCase();
    if (key === 'headshape') {
      if (position !== undefined) headShape.push(position);
      return false;
    }
    if (!Object.hasOwn(names, key)) return true;
    if (position !== undefined) fiducials[names[key]] ??= position;
    return false;
  });
  const ears = fiducials.left !== undefined && fiducials.right !== undefined;
  const nz = electrodes.findIndex(({ name, position }) => name.toLowerCase() === 'nz' && position !== undefined);
  if (nz < 0 || !ears || fiducials.nasion !== undefined) return { electrodes, fiducials, headShape };
  return {
    electrodes: electrodes.filter((_, n) => n !== nz),
    fiducials: { ...fiducials, nasion: electrodes[nz].position! },
    headShape,
  };
}
