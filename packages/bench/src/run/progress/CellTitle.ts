/** Names a cell for people; see `cellTitles`. */
export type CellTitle = (cell: { readonly id: string; readonly label: string }) => string;
