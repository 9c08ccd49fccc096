// The `strnn` command of this repository, run from source.
import '../packages/bench/bin/strnn.js';
