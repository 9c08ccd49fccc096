/**
 * The worker thread that libhdf5 (h5wasm) runs in, as JavaScript text: so it starts alike from the TypeScript sources, from
 * dist and in a user's project. It knows HDF5 only, nothing of MATLAB.
 *
 * libhdf5 is C compiled to WebAssembly: on a malformed file it may trap, run out of memory or never come back. Inside a
 * thread that ends the thread, not the process. The heap may grow to `heapBytes`. An HDF5 file can name other files
 * (external links, virtual and external data, filter plugins): the one file of the session is the only one that opens.
 *
 * Requests `{ id, name, arguments }` give `{ id, result }` or `{ id, error }`; results are of the types in Hdf5Object.ts.
 */
export const hdf5WorkerCode = String.raw`
const { parentPort, workerData } = require('node:worker_threads');
const { url, file, heapBytes } = workerData;

for (const name of ['log', 'info', 'warn', 'error']) console[name] = () => {};
const grow = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength + pages * 65536 > heapBytes) throw new RangeError('over the memory limit');
  return grow.call(this, pages);
};

let h5, wasm, root, errorText = '', paths;

async function start() {
  h5 = await import(url);
  wasm = await h5.ready;
  const { FS } = wasm;
  const { open, write } = FS;
  FS.open = (path, ...rest) => {
    if (path === file) return open(path, ...rest);
    // libhdf5 prints its error stack to a temporary file: kept in memory, so that no folder is needed.
    if (path.startsWith('/tmp/tmpfile_')) return errorStream(FS, path);
    throw new FS.ErrnoError(44); // no such file
  };
  FS.write = (stream, buffer, offset, length, ...rest) =>
    stream.fd <= 2 ? length : write(stream, buffer, offset, length, ...rest);
  FS.unlink = () => {};
  wasm.activate_throwing_error_handler();
  root = wasm.open(file, wasm.H5F_ACC_RDONLY, false, -1, -1);
}

function errorStream(FS, path) {
  errorText = '';
  const decoder = new TextDecoder('latin1');
  const node = { id: 1, mode: 0o100600, node_ops: {}, path };
  const stream_ops = {
    llseek: () => 0,
    read: () => 0,
    write(stream, buffer, offset, length) {
      if (errorText.length < 16384) errorText += decoder.decode(new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length).slice());
      return length;
    },
  };
  return FS.createStream({ path, flags: 2, position: 0, seekable: true, node, stream_ops });
}

/** The deepest line of HDF5's error stack says most: 'H5F__super_read(): truncated file: eof = ...'. */
function said(error) {
  const lines = errorText.split('\n').filter((line) => / in \w+\(\): /.test(line)).map((line) => line.replace(/^.* in (\w+\(\): )/, '$1').trim());
  errorText = '';
  if (lines.length > 0) return 'HDF5 says ' + [...new Set([lines[0], lines[lines.length - 1]])].join('; ');
  if (typeof error === 'number') return 'libhdf5 threw a C++ exception (memory used up?)';
  return 'libhdf5 failed: ' + (error instanceof Error ? error.message : String(error)).split('\n')[0];
}

const join = (path, name) => (path === '/' ? '/' + name : path + '/' + name);

function addressOf(path) {
  const bytes = wasm.create_object_reference(root, path);
  let address = 0;
  for (let i = 7; i >= 0; i--) address = address * 256 + bytes[i];
  return address;
}

/** Links are looked at and not followed: they lead to other files or in circles. */
function linkOf(path) {
  const external = wasm.get_external_link(root, path);
  if (typeof external.filename === 'string') return 'external link to ' + external.filename + ':' + external.obj_path;
  const soft = wasm.get_symbolic_link(root, path);
  return typeof soft === 'string' ? 'soft link to ' + soft : null;
}

/** MATLAB keeps what references point to in one group; to ask libhdf5 for the name of each would take it through the whole file. */
function pathOfAddress(address) {
  if (paths === undefined) {
    paths = new Map();
    if (wasm.get_names(root, '/', false).includes('#refs#') && linkOf('/#refs#') === null && wasm.get_type(root, '/#refs#') === wasm.H5G_GROUP) {
      for (const name of wasm.get_names(root, '/#refs#', false)) {
        const path = '/#refs#/' + name;
        paths.set(addressOf(path), path);
      }
    }
  }
  let path = paths.get(address);
  if (path === undefined) {
    const bytes = [];
    for (let i = 0, rest = address; i < 8; i++, rest = Math.floor(rest / 256)) bytes.push(rest % 256);
    path = wasm.get_referenced_name(root, bytes, true);
    if (typeof path !== 'string') throw new Error('a reference to address ' + address + ' points to nothing that has a name');
    paths.set(address, path);
  }
  return path;
}

function attributesOf(path, wanted) {
  const attributes = {};
  for (const name of wasm.get_attribute_names(root, path)) {
    if (!wanted.includes(name)) continue;
    const metadata = wasm.get_attribute_metadata(root, path, name);
    if (metadata.shape === null || metadata.size * metadata.total_size > 1048576) continue;
    attributes[name] = plain(new h5.Group(root, path).get_attribute(name, false));
  }
  return attributes;
}

/** Strings and numbers, alone or in arrays; bytes of one-letter strings as MATLAB writes its field names become strings. */
function plain(value) {
  if (typeof value === 'bigint') return Number(value);
  if (ArrayBuffer.isView(value)) return Array.from(value, Number);
  if (Array.isArray(value)) return value.map((entry) => (Array.isArray(entry) && entry.every((letter) => typeof letter === 'string') ? entry.join('') : plain(entry)));
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** Numbers, strings of a fixed size, references, enumerations and pairs of numbers: without pointers into the heap. */
function isPlain({ type, vlen, compound_type }) {
  if (type === 6) return compound_type.members.length === 2 && compound_type.members.every((member) => member.type <= 1);
  return [0, 1, 3, 7, 8].includes(type) && !vlen;
}

const operations = {
  list(path, most) {
    const names = wasm.get_names(root, path, false);
    const entries = names.slice(0, most).map((name) => {
      const link = linkOf(join(path, name));
      return { name, path: join(path, name), link, address: link === null ? addressOf(join(path, name)) : -1 };
    });
    return { entries, more: names.length - entries.length };
  },
  describe(targets, attributes, inlineBytes) {
    return targets.map((target) => {
      const path = typeof target === 'number' ? pathOfAddress(target) : target;
      const link = typeof target === 'number' || path === '/' ? null : linkOf(path);
      const object = { path, kind: 'unknown', address: -1, attributes: {}, type: null, shape: null, chunks: null, filters: [], virtual: false, data: null };
      if (link !== null) return { ...object, kind: 'link', link };
      const type = wasm.get_type(root, path);
      if (type === -1) throw new Error('there is no object ' + path);
      object.address = typeof target === 'number' ? target : addressOf(path);
      object.kind = type === wasm.H5G_GROUP ? 'group' : type === wasm.H5G_DATASET ? 'dataset' : 'datatype';
      if (object.kind === 'datatype') return object;
      object.attributes = attributesOf(path, attributes);
      if (object.kind === 'group') return object;
      const { shape, chunks, virtual_sources, total_size, maxshape, ...metadata } = wasm.get_dataset_metadata(root, path);
      object.type = metadata;
      object.shape = shape;
      object.chunks = chunks;
      object.virtual = virtual_sources !== undefined;
      if (chunks !== null) object.filters = wasm.get_dataset_filters(root, path).map(({ id }) => id);
      const bytes = shape === null ? 0 : shape.reduce((product, size) => product * size, metadata.size);
      if (isPlain(metadata) && bytes > 0 && bytes <= inlineBytes && !object.virtual) object.data = operations.read(path, null, null, bytes);
      return object;
    });
  },
  read(path, start, count, bytes) {
    // The size of an allocation is taken modulo 2^32.
    const pointer = bytes < heapBytes ? wasm._malloc(bytes) : 0;
    if (pointer === 0) throw new Error('no memory for ' + bytes + ' bytes');
    try {
      const big = (values) => (values === null ? null : values.map(BigInt));
      const status = wasm.get_dataset_data(root, path, big(count), big(start), count === null ? null : count.map(() => 1n), BigInt(pointer));
      if (status < 0) throw new Error('the data of ' + path + ' could not be read');
      return wasm.HEAPU8.slice(pointer, pointer + bytes).buffer;
    } finally {
      wasm._free(pointer);
    }
  },
  strings(path) {
    const value = new h5.Dataset(root, path).value;
    return Array.isArray(value) ? value.map((text) => text ?? '') : [value ?? ''];
  },
};

const started = start();
parentPort.on('message', async ({ id, name, parameters }) => {
  try {
    await started;
    const result = name === 'open' ? null : operations[name](...parameters);
    parentPort.postMessage({ id, result }, result instanceof ArrayBuffer ? [result] : []);
  } catch (error) {
    parentPort.postMessage({ id, error: said(error) });
  }
});
`;
