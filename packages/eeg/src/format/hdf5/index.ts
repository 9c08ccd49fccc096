export { inspectHdf5, type Hdf5Tree, type Hdf5TreeEntry } from './inspectHdf5.js';
export type { Hdf5Attribute, Hdf5Entry, Hdf5Object, Hdf5Type } from './Hdf5Object.js';
export { openHdf5, type Hdf5File, type OpenHdf5Options } from './openHdf5.js';
