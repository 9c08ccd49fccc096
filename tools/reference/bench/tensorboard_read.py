"""Prints as JSON what TensorBoard's own reader finds in a folder of event files.

    python tools/reference/bench/tensorboard_read.py FOLDER
Run -> { scalars: tag -> [[step, value], ...], texts: tag -> text, hparams: name -> value, status: of the session }. Used
by packages/bench/src/run/tracker/tensorboard/tensorboardReads.slow.test.ts.
"""
import json
import pathlib
import sys

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.plugins.hparams import metadata
from tensorboard.util import tensor_util


def hparam(value):
    return getattr(value, value.WhichOneof('kind'))


def read(folder):
    events = EventAccumulator(str(folder), size_guidance={'scalars': 0, 'tensors': 0})
    events.Reload()
    tags = events.Tags()
    out = {
        'scalars': {tag: [[e.step, e.value] for e in events.Scalars(tag)] for tag in tags['scalars']},
        'texts': {}, 'hparams': {}, 'columns': {}, 'status': None,
    }
    plugins = {tag: events.SummaryMetadata(tag).plugin_data for tag in tags['tensors']}
    for tag, plugin in plugins.items():
        if plugin.plugin_name == 'text':
            out['texts'][tag] = tensor_util.make_ndarray(events.Tensors(tag)[-1].tensor_proto).item().decode()
        elif tag == metadata.SESSION_START_INFO_TAG:
            start = metadata.parse_session_start_info_plugin_data(plugin.content)
            out['hparams'] = {name: hparam(value) for name, value in start.hparams.items()}
        elif tag == metadata.SESSION_END_INFO_TAG:
            out['status'] = metadata.parse_session_end_info_plugin_data(plugin.content).status
        elif tag == metadata.EXPERIMENT_TAG:
            experiment = metadata.parse_experiment_plugin_data(plugin.content)
            out['columns'] = {i.name: [hparam(v) for v in i.domain_discrete.values] for i in experiment.hparam_infos}
    return out


root = pathlib.Path(sys.argv[1])
runs = sorted({path.parent for path in root.rglob('*tfevents*')})
print(json.dumps({str(run.relative_to(root)): read(run) for run in runs}))
