#!/usr/bin/env python3
"""Linear dynamical system smoothing of features: filter, smoother, likelihood and expectation-maximisation, as reference values.

    python3 tools/reference/eeg/lds.py     (numpy, scipy, pykalman, statsmodels, pandas)

Writes packages/eeg/src/feature/fixtures/lds.json. The states come from statsmodels' Kalman filter and smoother, the parameters
of a single trial after k iterations from pykalman's `em`. For several trials at once neither has a fit: there every
expectation is taken from the joint normal distribution of all states and values of a trial (full matrices, no recursion), and
the script stops unless that way agrees with both on a single trial. Moving averages come from pandas.
"""

import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pykalman
import scipy
import statsmodels
from scipy import stats
from statsmodels.tsa.statespace.kalman_smoother import KalmanSmoother


def trials():
    """Two trials of 2 sites x 2 features: slow walks with noise of different strengths, and an offset."""
    random = np.random.default_rng(1917)
    walk, noise, offset = np.array([0.02, 0.3, 0.1, 0.05]), np.array([0.5, 0.2, 1.5, 0.05]), np.array([2.0, -1.0, 0.0, 10.0])
    return [np.round(offset + np.cumsum(random.normal(size=(length, 4)) * walk, axis=0) + random.normal(size=(length, 4)) * noise, 6) for length in (40, 25)]


def by_statsmodels(x, q, r, m, v):
    model = KalmanSmoother(k_endog=1, k_states=1, k_posdef=1)
    model.bind(x.copy())
    model["design", 0, 0] = model["transition", 0, 0] = model["selection", 0, 0] = 1
    model["state_cov", 0, 0], model["obs_cov", 0, 0] = q, r
    model.initialize_known(np.array([m]), np.array([[v]]))
    found = model.smooth()
    return found.filtered_state[0], found.smoothed_state[0], found.smoothed_state_cov[0, 0], found.llf


def joint(x, q, r, m, v):
    """Mean and covariance of all states given all values, and the log-likelihood, from the joint normal distribution."""
    t = np.arange(x.size)
    prior = v + q * np.minimum(t[:, None], t[None, :])
    total = prior + r * np.eye(x.size)
    gain = np.linalg.solve(total, prior).T
    return m + gain @ (x - m), prior - gain @ prior, stats.multivariate_normal(np.full(x.size, m), total).logpdf(x)


def em(series, q, r, m, v, iterations):
    """Every sequence begins anew with N(m, v)."""
    likelihoods = []
    for iteration in range(iterations + 1):
        states = [joint(x, q, r, m, v) for x in series]
        likelihoods.append(sum(state[2] for state in states))
        if iteration == iterations:
            return (q, r, m, v), likelihoods
        windows = sum(x.size for x in series)
        r = sum(np.sum((x - mean) ** 2 + np.diag(cov)) for x, (mean, cov, _) in zip(series, states)) / windows
        q = sum(np.sum(np.diff(mean) ** 2 + np.diag(cov)[1:] + np.diag(cov)[:-1] - 2 * np.diag(cov, 1)) for mean, cov, _ in states) / (windows - len(series))
        m = np.mean([mean[0] for mean, _, _ in states])
        v = np.mean([cov[0, 0] + (mean[0] - m) ** 2 for mean, cov, _ in states])


def check(x, start):
    filtered, smoothed, variances, llf = by_statsmodels(x, *start)
    mean, cov, likelihood = joint(x, *start)
    np.testing.assert_allclose(mean, smoothed, rtol=1e-8)
    np.testing.assert_allclose(np.diag(cov), variances, rtol=1e-8)
    np.testing.assert_allclose(likelihood, llf, rtol=1e-8)
    q, r, m, v = start
    other = pykalman.KalmanFilter(transition_matrices=[[1]], observation_matrices=[[1]], transition_covariance=[[q]], observation_covariance=[[r]], initial_state_mean=[m], initial_state_covariance=[[v]])
    other = other.em(x[:, None], n_iter=5, em_vars=["transition_covariance", "observation_covariance", "initial_state_mean", "initial_state_covariance"])
    fitted, _ = em([x], *start, 5)
    theirs = [other.transition_covariance[0, 0], other.observation_covariance[0, 0], other.initial_state_mean[0], other.initial_state_covariance[0, 0]]
    np.testing.assert_allclose(fitted, np.ravel(theirs).astype(float), rtol=1e-8)


def digits(values):
    return [float("%.13g" % v) for v in np.ravel(values)]


def main():
    series = trials()
    noises = {"stateNoise": 0.01, "observationNoise": 0.4, "initialVariance": 0.3}
    fits = []
    for iterations in (0, 1, 7):
        columns = []
        for feature in range(4):
            columns_of = [x[:, feature] for x in series]
            mean = np.concatenate(columns_of).mean()
            start = (noises["stateNoise"], noises["observationNoise"], mean, noises["initialVariance"])
            for x in columns_of:
                check(x, start)
            columns.append(em(columns_of, *start, iterations))
        parameters = np.array([column[0] for column in columns])
        names = ("stateNoise", "observationNoise", "initialMean", "initialVariance")
        fit = {"iterations": iterations, **{name: digits(parameters[:, at]) for at, name in enumerate(names)}}
        fit["logLikelihood"] = digits(np.sum([column[1] for column in columns], axis=0))
        # The second trial, smoothed with what both taught.
        states = [by_statsmodels(series[1][:, feature], *parameters[feature]) for feature in range(4)]
        fit["forward"] = digits(np.stack([state[0] for state in states], axis=1))
        fit["forwardBackward"] = digits(np.stack([state[1] for state in states], axis=1))
        fits.append(fit)
    frame = pd.DataFrame(series[0])
    averages = [
        {"length": length, "alignment": alignment, "values": digits(frame.rolling(length, min_periods=1, center=alignment == "centred").mean().to_numpy())}
        for length, alignment in ((1, "causal"), (4, "causal"), (5, "centred"), (61, "centred"), (100, "causal"))
    ]
    made = f"tools/reference/eeg/lds.py, Python {sys.version.split()[0]}, numpy {np.__version__}, scipy {scipy.__version__}, statsmodels {statsmodels.__version__}, pykalman {pykalman.__version__}, pandas {pd.__version__}"
    out = Path(__file__).parents[3] / "packages/eeg/src/feature/fixtures/lds.json"
    out.write_text(json.dumps({"made": made, "trials": [digits(x) for x in series], "start": noises, "fits": fits, "movingAverages": averages}, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
