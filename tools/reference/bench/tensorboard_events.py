"""Reference values for packages/bench/src/run/tracker/tensorboard, from TensorBoard's own writer (2.21 was used).

Run from the repository's root, with tensorboard installed:
    python tools/reference/bench/tensorboard_events.py
Writes packages/bench/src/run/tracker/tensorboard/fixtures/events.json: bytes as hexadecimal text. Nothing in it depends
on the time or on random numbers.
"""
import io
import json
import pathlib

from google.protobuf import struct_pb2
from tensorboard.compat.proto.event_pb2 import Event, SessionLog
from tensorboard.compat.proto.summary_pb2 import Summary
from tensorboard.compat.tensorflow_stub import pywrap_tensorflow as crc
from tensorboard.plugins.hparams import api_pb2, summary_v2 as hparams
from tensorboard.plugins.hparams import metadata, plugin_data_pb2
from tensorboard.plugins.text import summary_v2 as text
from tensorboard.summary.writer.record_writer import RecordWriter

WALL = 1600000000.25


def encoded(message):
    return message.SerializeToString(deterministic=True).hex()


def summary_event(step, *summaries):
    values = [value for summary in summaries for value in summary.value]
    return encoded(Event(wall_time=WALL, step=step, summary=Summary(value=values)))


def record(data):
    out = io.BytesIO()
    out.close = lambda: None
    RecordWriter(out).write(data)
    return out.getvalue().hex()


def scalar(tag, value):
    return Summary(value=[Summary.Value(tag=tag, simple_value=value)])


def session_end(status, end):
    data = plugin_data_pb2.HParamsPluginData(
        session_end_info=plugin_data_pb2.SessionEndInfo(status=status, end_time_secs=end))
    return hparams._summary_pb(metadata.SESSION_END_INFO_TAG, data)


def experiment():
    """The domains of numbers as lists of values, and `differs`, which TensorBoard's HParam does not offer."""
    def info(name, kind, values):
        domain = struct_pb2.ListValue()
        domain.extend(values)
        return api_pb2.HParamInfo(name=name, type=kind, domain_discrete=domain, differs=len(values) > 1)
    metric = api_pb2.MetricInfo(name=api_pb2.MetricName(tag='test/accuracy'), display_name='accuracy')
    return hparams._summary_pb(metadata.EXPERIMENT_TAG, plugin_data_pb2.HParamsPluginData(
        experiment=api_pb2.Experiment(
            hparam_infos=[
                info('traversal', api_pb2.DATA_TYPE_STRING, ['quad', 'none']),
                info('hidden', api_pb2.DATA_TYPE_FLOAT64, [8.0, 0.5]),
                info('refit', api_pb2.DATA_TYPE_BOOL, [True]),
            ],
            metric_infos=[metric])))


out = {
    'wallTime': WALL,
    'crc32c': [[data.hex(), crc.crc32c(data), crc.masked_crc32c(data)]
               for data in (b'', b'a', b'123456789', bytes(range(256)) * 3, bytes(32), b'\xff' * 32)],
    'records': [[data.hex(), record(data)] for data in (b'', b'abc', bytes(range(200)))],
    'events': {
        'fileVersion': encoded(Event(wall_time=WALL, file_version='brain.Event:2')),
        'start': encoded(Event(wall_time=WALL, session_log=SessionLog(status=SessionLog.START))),
        'scalar': summary_event(3, scalar('train/loss', 0.1)),
        'scalars': summary_event(2**40 + 300, scalar('a', -0.0), scalar('b/é', 1e30), scalar('c', float('inf'))),
        'text': summary_event(0, text.text_pb('configuration', 'a | b\n-|-\né | 1')),
        'sessionEnd': summary_event(0, session_end(api_pb2.STATUS_SUCCESS, WALL)),
        'sessionFailed': summary_event(0, session_end(api_pb2.STATUS_FAILURE, WALL)),
        'experiment': summary_event(0, experiment()),
    },
    # One value each: the order of several in a map is not defined.
    'sessionStarts': [
        [name, value, summary_event(0, hparams.hparams_pb({name: value}, trial_id='t', start_time_secs=WALL))]
        for name, value in {'hidden': 8, 'lenient': False, 'traversal': 'corner:top-left é', 'λ': 0.0}.items()],
}
target = pathlib.Path(__file__).parents[3] / 'packages/bench/src/run/tracker/tensorboard/fixtures/events.json'
target.parent.mkdir(parents=True, exist_ok=True)
target.write_text(json.dumps(out, indent=1, ensure_ascii=False) + '\n')
