/**
 * The 27 left-right pairs of DASM, RASM and ASM. The files do not name them: this is the list of Zheng and Lu (2015), in
 * which F7-F8 stands twice and F1-F2 not at all; the second F7-F8 is read as F1-F2, which makes it every electrode off the
 * midline. `strnn doctor seed` compares the order with the values.
 */
export const seedHemisphericPairs: readonly string[] = (
  'FP1-FP2 F7-F8 F3-F4 FT7-FT8 FC3-FC4 T7-T8 P7-P8 C3-C4 TP7-TP8 CP3-CP4 P3-P4 O1-O2 AF3-AF4 F5-F6 F1-F2 FC5-FC6 ' +
  'FC1-FC2 C5-C6 C1-C2 CP5-CP6 CP1-CP2 P5-P6 P1-P2 PO7-PO8 PO5-PO6 PO3-PO4 CB1-CB2'
).split(' ');

/** The 23 frontal-posterior pairs of DCAU, in the order of Zheng and Lu (2015). */
export const seedFrontalPosteriorPairs: readonly string[] = (
  'FT7-TP7 FC5-CP5 FC3-CP3 FC1-CP1 FCZ-CPZ FC2-CP2 FC4-CP4 FC6-CP6 FT8-TP8 F7-P7 F5-P5 F3-P3 F1-P1 FZ-PZ F2-P2 F4-P4 ' +
  'F6-P6 F8-P8 FP1-O1 FP2-O2 FPZ-OZ AF3-CB1 AF4-CB2'
).split(' ');
