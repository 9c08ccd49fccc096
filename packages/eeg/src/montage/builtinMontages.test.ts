import { describe, expect, it } from 'vitest';
import { seed62Sites } from '@strnn/core/sites';
import { uciEegLayout } from '../format/uciEegLayout.js';
import { builtinMontages } from './builtinMontages.js';
import { builtinSites } from './builtinSites.js';
import { clashes, isMirrored, refusingDirections, seedOnly } from './electrodeChecks.test.support.js';
import { gridPicture, picture } from './gridPicture.test.support.js';
import { montageChannels } from './montageChannels.js';

const sizes = {
  seed62: 62,
  deap32: 32,
  emotiv14: 14,
  '10-20-19': 19,
  uci61: 61,
  biosemi16: 16,
  biosemi32: 32,
  biosemi64: 64,
};

describe('builtinMontages', () => {
  it('has these montages', () => {
    expect(Object.fromEntries(builtinMontages.map(({ name, channels }) => [name, channels.length]))).toEqual(sizes);
  });

  it.each(Object.keys(sizes))('%s: a cell each, left as right, with positions, for every direction of core', (name) => {
    const sites = builtinSites(name);
    expect(sites.names).toEqual(montageChannels(name));
    expect([clashes(sites), isMirrored(sites)]).toEqual([0, true]);
    expect(sites.positions).toHaveLength(sites.names.length);
    expect(sites.dropped).toEqual([]);
    expect(refusingDirections(sites)).toEqual(name === 'seed62' ? [] : seedOnly);
  });

  it('seed62 is the montage of core, uci61 that of the files', () => {
    expect(montageChannels('seed62')).toEqual(seed62Sites().names);
    expect(builtinSites('seed62').grid).toEqual(seed62Sites().grid);
    expect(montageChannels('uci61')).toEqual(uciEegLayout.scalp);
  });

  it('looks like a head: deap32', () => {
    expect(gridPicture(builtinSites('deap32'))).toBe(
      picture(`
      -   -   -   Fp1 -   Fp2 -   -   -
      -   -   -   AF3 -   AF4 -   -   -
      F7  -   F3  -   Fz  -   F4  -   F8
      -   FC5 -   FC1 -   FC2 -   FC6 -
      T7  -   C3  -   Cz  -   C4  -   T8
      -   CP5 -   CP1 -   CP2 -   CP6 -
      P7  -   P3  -   Pz  -   P4  -   P8
      -   -   -   PO3 -   PO4 -   -   -
      -   -   -   O1  Oz  O2  -   -   -`),
    );
  });

  it('looks like a head: emotiv14', () => {
    expect(gridPicture(builtinSites('emotiv14'))).toBe(
      picture(`
      -   -   -   -   -   -   -   -   -
      -   -   -   AF3 -   AF4 -   -   -
      F7  -   F3  -   -   -   F4  -   F8
      -   FC5 -   -   -   -   -   FC6 -
      T7  -   -   -   -   -   -   -   T8
      -   -   -   -   -   -   -   -   -
      P7  -   -   -   -   -   -   -   P8
      -   -   -   -   -   -   -   -   -
      -   -   -   O1  -   O2  -   -   -`),
    );
  });

  it('looks like a head: 10-20-19', () => {
    expect(gridPicture(builtinSites('10-20-19'))).toBe(
      picture(`
      -   -   -   Fp1 -   Fp2 -   -   -
      -   -   -   -   -   -   -   -   -
      F7  -   F3  -   Fz  -   F4  -   F8
      -   -   -   -   -   -   -   -   -
      T3  -   C3  -   Cz  -   C4  -   T4
      -   -   -   -   -   -   -   -   -
      T5  -   P3  -   Pz  -   P4  -   T6
      -   -   -   -   -   -   -   -   -
      -   -   -   O1  -   O2  -   -   -`),
    );
  });

  it('looks like a head: biosemi64', () => {
    expect(gridPicture(builtinSites('biosemi64'))).toBe(
      picture(`
      -   -   -   -   Fp1 Fpz Fp2 -   -   -   -
      -   -   AF7 -   AF3 AFz AF4 -   AF8 -   -
      -   F7  F5  F3  F1  Fz  F2  F4  F6  F8  -
      -   FT7 FC5 FC3 FC1 FCz FC2 FC4 FC6 FT8 -
      -   T7  C5  C3  C1  Cz  C2  C4  C6  T8  -
      -   TP7 CP5 CP3 CP1 CPz CP2 CP4 CP6 TP8 -
      P9  P7  P5  P3  P1  Pz  P2  P4  P6  P8  P10
      -   -   PO7 -   PO3 POz PO4 -   PO8 -   -
      -   -   -   -   O1  Oz  O2  -   -   -   -
      -   -   -   -   -   Iz  -   -   -   -   -`),
    );
  });

  it('refuses an unknown montage, with the nearest', () => {
    expect(() => montageChannels('deap')).toThrow("montageChannels: unknown montage 'deap'. Did you mean 'deap32'?");
    expect(() => builtinSites('biosemi128')).toThrow(
      /^builtinSites: unknown montage 'biosemi128'\. .*Allowed: seed62, deap32/,
    );
  });
});
