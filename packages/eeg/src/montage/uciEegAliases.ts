/**
 * The UCI cap's AF1, AF2, PO1 and PO2, as today's 10-10 names.
 *
 * The cap has AFz, AF1 and AF7 (and POz, PO1 and PO7) and nothing else on that side of the row, so AF1 is the electrode
 * between AFz and AF7. The 10-10 system names the one half way AF3, and so on. In today's 10-5 tables "AF1" is a quarter
 * of the way; the files do not say which was meant, and interpolating the recordings from their neighbours does not
 * decide it (a quarter fits slightly better at AF1 and AF2, both fit alike at PO1 and PO2). The two places are about
 * 2 cm apart; the cell on the grid is between AFz and AF7 either way.
 */
export const uciEegAliases: Readonly<Record<string, string>> = { AF1: 'AF3', AF2: 'AF4', PO1: 'PO3', PO2: 'PO4' };
