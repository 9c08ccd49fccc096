#!/usr/bin/env python3
"""Bad channels by pyprep (the PREP pipeline), as reference values.

    python3 tools/reference/eeg/bad_channels.py     (numpy, scipy, mne, pyprep)

Writes packages/eeg/src/signal/channel/fixtures/bad_channels.json: scores and verdicts of NoisyChannels(do_detrend=False) for the first 20 trials of
co2a0000364 (the bundled UCI EEG recordings) one after the other, with some channels spoilt in a way that can be repeated; once at
256 Hz and once as if they were at 100 Hz, where the noise criterion has nothing to look at.
"""

import mne
import numpy as np
import pyprep
import scipy
from uci_trials import joined, pseudo_noise, rounded, write


def spoilt():
    data, names = joined(20)
    n = np.arange(data.shape[1])
    data[names.index("F7")] *= 15
    data[names.index("C3")] *= 0.01
    data[names.index("P4")] += 60 * np.sin(2 * np.pi * 80 * n / 256)
    data[names.index("T8")] = 20 * pseudo_noise(n.size, 7)
    data[names.index("O1"), 1000:2000] = 3
    data[names.index("AFZ")] = -4.5
    data[names.index("FC2")] += 12 * pseudo_noise(n.size, 9)
    return data, names


def main():
    mne.set_log_level("error")
    data, names = spoilt()
    cases = []
    for rate in (256, 100):
        raw = mne.io.RawArray(data * 1e-6, mne.create_info(names, rate, "eeg"))
        found = pyprep.NoisyChannels(raw, do_detrend=False, random_state=1)
        found.find_bad_by_deviation()
        found.find_bad_by_hfnoise()
        found.find_bad_by_correlation()
        extra = found._extra_info
        cases.append(
            {
                "rate": rate,
                "flat": found.bad_by_flat,
                "deviation": found.bad_by_deviation,
                "noise": found.bad_by_hf_noise,
                "correlation": found.bad_by_correlation,
                "dropout": found.bad_by_dropout,
                "scores": {
                    "deviation": rounded(extra["bad_by_deviation"]["robust_channel_deviations"], 10),
                    "noise": rounded(extra["bad_by_hf_noise"]["hf_noise_zscores"], 10),
                    "correlation": rounded(extra["bad_by_correlation"]["bad_window_fractions"], 10),
                    "dropout": rounded(extra["bad_by_dropout"]["bad_window_fractions"], 10),
                },
                "highest": [rounded(row, 8) for row in extra["bad_by_correlation"]["max_correlations"][:, :3]],
            }
        )
    made = f"tools/reference/eeg/bad_channels.py, numpy {np.__version__}, scipy {scipy.__version__}, mne {mne.__version__}, pyprep {pyprep.__version__}"
    write("channel/fixtures/bad_channels.json", {"made": made, "names": names, "cases": cases})
    for case in cases:
        print({key: value for key, value in case.items() if key not in ("scores", "highest")})


if __name__ == "__main__":
    main()
