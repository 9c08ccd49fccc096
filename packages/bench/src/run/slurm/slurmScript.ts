import { shellQuote } from './shellQuote.js';
import type { SlurmOptions, SlurmWork } from './SlurmOptions.js';

/** First words of a script's second line, by which `strnn slurm` knows a file that it may replace. */
export const scriptMark = '# Written by strnn slurm';

/** How often a task is enqueued again at the end of its time before it gives up. */
const requeueLimit = 100;

/**
 * The array script for a cluster: every task claims cells from the shared run folder, as any `strnn run` does, until none
 * is left. A task that is killed loses nothing but the work since its last checkpoint, and the others take its cells over.
 * Before its time limit a task saves its checkpoints and enqueues itself again.
 *
 * @param options checked by `checkSlurmOptions`.
 */
export function slurmScript(options: SlurmOptions, work: SlurmWork): string {
  const { array, time, partition, account, cpus, memory, grace, setup, sbatch } = options;
  const directives = [
    `--job-name=strnn-${work.matrix.replace(/[^\w.-]/g, '-')}`,
    `--array=1-${array}`,
    '--nodes=1',
    '--ntasks=1',
    `--cpus-per-task=${cpus}`,
    ...(time === undefined ? [] : [`--time=${time}`]),
    ...(partition === undefined ? [] : [`--partition=${partition}`]),
    ...(account === undefined ? [] : [`--account=${account}`]),
    ...(memory === undefined ? [] : [`--mem-per-cpu=${memory}M`]),
    `--signal=B:USR1@${grace}`,
    '--requeue',
    '--open-mode=append',
    `--output="${work.logs.replaceAll('%', '%%')}/%A_%a.log"`,
    ...sbatch,
  ];
  const { env, arguments: more, experimentFile, runs } = work;
  // The process that hands out the cells needs a little, too.
  const perWorker = memory === undefined ? [] : ['--memory', String(Math.max(256, Math.floor(memory * 0.9)))];
  const run = ['run', experimentFile, '--runs', runs, ...perWorker, ...more].map(shellQuote).join(' ');
  return `#!/bin/bash
${scriptMark}: runs what is missing of the matrix '${work.matrix}' on a cluster.
# Submit it:          sbatch THIS_FILE      (again at any time: it runs exactly what is missing)
# See how it stands:  strnn status ${shellQuote(experimentFile)} --runs ${shellQuote(runs)}
# Reports at the end: strnn report ${shellQuote(experimentFile)} --runs ${shellQuote(runs)}
${directives.map((directive) => `#SBATCH ${directive}`).join('\n')}

# Exit status of a task: 0 all cells are done, 1 a cell failed, 2 nothing could run, 130 stopped.
echo "strnn: task \${SLURM_ARRAY_TASK_ID:-?} of job \${SLURM_ARRAY_JOB_ID:-?} on $(hostname), start \${SLURM_RESTART_COUNT:-0}, $(date)"
${setup.length === 0 ? "# No setup lines; add some with --setup 'module load nodejs'." : setup.join('\n')}
${Object.entries(env)
  .map(([name, value]) => `export ${name}=${shellQuote(value)}\n`)
  .join('')}cd ${shellQuote(work.cwd)} || exit 2

node=
for found in "$(command -v node)" ${shellQuote(work.node)}; do
  if [ -x "$found" ] && "$found" -e 'const [a, b] = process.versions.node.split("."); process.exit(+a > 20 || (+a === 20 && +b >= 19) ? 0 : 1)'; then
    node=$found
    break
  fi
done
if [ -z "$node" ]; then
  echo "strnn: Node.js 20.19 or newer is needed on $(hostname), found $(node --version 2>/dev/null || echo none). Write the script again with --setup 'module load nodejs' or what your cluster calls it." >&2
  exit 2
fi

# USR1: the time limit is near. TERM: the task is ended by Slurm or by its owner. Both: save the checkpoints, then end.
child= signal=
stop() {
  signal=$1
  [ -n "$child" ] && kill -TERM "$child" 2>/dev/null
}
trap 'stop USR1' USR1
trap 'stop TERM' TERM

"$node" ${shellQuote(work.strnn)} ${run} --workers "\${SLURM_CPUS_PER_TASK:-${cpus}}" &
child=$!
if [ -n "$signal" ]; then stop "$signal"; fi
while :; do
  before=$signal
  wait "$child"
  status=$?
  # A signal ends the waiting, not the child.
  [ "$signal" = "$before" ] && break
done

if [ "$signal" = USR1 ] && [ "$status" -eq 130 ]; then
  if [ "\${SLURM_RESTART_COUNT:-0}" -ge ${requeueLimit} ]; then
    echo "strnn: started ${requeueLimit} times already; not enqueued again. Submit the script again to go on." >&2
  elif scontrol requeue "\${SLURM_ARRAY_JOB_ID}_\${SLURM_ARRAY_TASK_ID}"; then
    echo 'strnn: the time is over; enqueued again'
    exit 0
  else
    echo 'strnn: the time is over and the task cannot be enqueued again. Submit the script again to go on.' >&2
  fi
fi
exit "$status"
`;
}
