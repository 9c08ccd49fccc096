"""Reference values for factorEffects of packages/bench/src/statistics.

Repeated measures: statsmodels' AnovaRM (0.15); Greenhouse and Geisser's epsilon by pingouin (0.7, GPL: run for its numbers, not
read) for the main effects of two factors, and by numpy from orthonormal contrasts (Winer 1971) for every term. Mixed model:
statsmodels' MixedLM by REML. Run from the repository's root, with these installed:
    python tools/reference/bench/factor_effects.py
Writes packages/bench/src/statistics/fixtures/factorEffects.json.
"""
import itertools
import json
import pathlib
import warnings
from functools import reduce

import numpy as np
import pandas as pd
import pingouin
import statsmodels.formula.api as smf
from scipy import linalg, stats
from statsmodels.stats.anova import AnovaRM

warnings.simplefilter('ignore')
random = np.random.default_rng(21)


def simulate(levels, subjects, slopes=0.03):
    """Every subject with every configuration: own level, own response to each factor, noise."""
    names = list(levels)
    rows = []
    for s in range(subjects):
        level, own = random.normal(0.6, 0.08), {(f, a): random.normal(0, slopes) for f in names for a in range(levels[f])}
        for place in itertools.product(*(range(levels[f]) for f in names)):
            mean = level + sum(0.02 * a + own[f, a] for f, a in zip(names, place)) + 0.015 * place[0] * place[-1]
            rows.append({'subject': f's{s + 1}', **{f: f'{f}{a}' for f, a in zip(names, place)}, 'value': round(mean + random.normal(0, 0.02), 5)})
    return pd.DataFrame(rows)


def epsilon(data, factors, term):
    """Of a term of a balanced design: orthonormal contrasts of its factors, means of the others."""
    levels = [sorted(data[f].unique()) for f in factors]
    table = data.pivot_table(index='subject', columns=factors, values='value')[list(itertools.product(*levels)) if len(factors) > 1 else levels[0]]
    contrasts = reduce(np.kron, [linalg.null_space(np.ones((1, len(own)))).T if f in term else np.ones((1, len(own))) / np.sqrt(len(own)) for f, own in zip(factors, levels)])
    covariance = contrasts @ np.cov(table.to_numpy().T) @ contrasts.T
    return np.trace(covariance) ** 2 / (len(covariance) * np.trace(covariance @ covariance))


def repeated(name, levels, subjects):
    data = simulate(levels, subjects)
    factors = list(levels)
    table = AnovaRM(data, 'value', 'subject', within=factors).fit().anova_table
    terms = []
    for label, row in table.iterrows():
        term = label.split(':')
        gg = epsilon(data, factors, term)
        terms.append({
            'label': ' × '.join(term), 'f': row['F Value'], 'df': [row['Num DF'], row['Den DF']], 'uncorrectedP': row['Pr > F'],
            'epsilon': gg, 'pValue': stats.f.sf(row['F Value'], row['Num DF'] * gg, row['Den DF'] * gg),
        })
    if len(factors) == 2:
        found = pingouin.rm_anova(data, dv='value', within=factors, subject='subject', effsize='np2').set_index('Source')
        for term in terms:
            row = found.loc[term['label'].replace(' × ', ' * ')]
            term['partialEtaSquared'] = float(row['np2'])
            # For interactions of more than one degree of freedom each way pingouin gives another, rougher epsilon.
            if ' × ' not in term['label']:
                assert np.isclose(row['eps'], term['epsilon']), (row['eps'], term)
    means = [
        {'factor': f, 'levelName': level, 'mean': own.mean(), 'standardError': own.std(ddof=1) / np.sqrt(subjects)}
        for f in factors for level, own in ((level, part.groupby('subject')['value'].mean()) for level, part in data.groupby(f, sort=False))
    ]
    return {'name': name, 'observations': data.to_dict('records'), 'terms': terms, 'margins': means}


def mixed(name, data, formula, terms, order):
    """Sum-to-zero coding, so that a term's Wald test is that of the effect averaged over the other factors."""
    factors = [c for c in data.columns if c not in ('subject', 'value')]
    model = smf.mixedlm(formula, data, groups='subject').fit(reml=True, method=['bfgs', 'powell', 'bfgs'], gtol=1e-9)
    names = list(model.fe_params.index)
    covariance = model.cov_params().loc[names, names].to_numpy()
    estimates = model.fe_params.to_numpy()
    out = []
    for term in terms:
        places = [i for i, n in enumerate(names) if {p.split('(')[1].split(',')[0] for p in n.split(':') if '(' in p} == set(term)]
        own = estimates[places]
        out.append({'label': ' × '.join(term), 'f': float(own @ np.linalg.solve(covariance[np.ix_(places, places)], own) / len(places)), 'size': len(places)})
    margins = []
    for f in factors:
        levels = sorted(data[f].unique())
        places = [i for i, n in enumerate(names) if ':' not in n and n.startswith(f'C({f},')]
        for a, level in enumerate(levels):
            code = np.eye(len(levels))[a][:-1] if a < len(levels) - 1 else -np.ones(len(levels) - 1)
            weights = np.zeros(len(names))
            weights[places] = code
            effect = weights @ estimates, np.sqrt(weights @ covariance @ weights)
            weights[0] = 1
            margins.append({'factor': f, 'levelName': level, 'mean': float(weights @ estimates), 'standardError': float(np.sqrt(weights @ covariance @ weights)), 'effect': float(effect[0]), 'effectError': float(effect[1])})
    return {
        'name': name, 'order': order, 'observations': data.to_dict('records'), 'terms': out, 'margins': margins,
        'subjectVariance': float(model.cov_re.iloc[0, 0]), 'residualVariance': float(model.scale),
    }


two = simulate({'a': 3, 'b': 2}, 10)
holes = two.drop(two.sample(12, random_state=4).index).reset_index(drop=True)
grid = simulate({'a': 2, 'b': 3, 'c': 2}, 9)
keep = [int(r.a[1]) + int(r.b[1]) + int(r.c[1]) for r in grid.itertuples()]
ragged = grid[[k % 2 == 0 or random.random() < 0.4 for k in keep]].reset_index(drop=True)
coding = lambda f: f'C({f}, Sum)'
out = {
    'repeatedMeasures': [
        repeated('one factor, 4 levels', {'a': 4}, 8),
        repeated('two factors, 3 x 2', {'a': 3, 'b': 2}, 12),
        repeated('two factors, 3 x 4', {'a': 3, 'b': 4}, 7),
        repeated('three factors, 2 x 3 x 2', {'a': 2, 'b': 3, 'c': 2}, 9),
    ],
    'mixed': [
        mixed('complete, main effects and interaction', two, f'value ~ {coding("a")} * {coding("b")}', [('a',), ('b',), ('a', 'b')], 2),
        mixed('12 of 60 values lost', holes, f'value ~ {coding("a")} * {coding("b")}', [('a',), ('b',), ('a', 'b')], 2),
        mixed('subjects with different fractions, main effects', ragged, f'value ~ {coding("a")} + {coding("b")} + {coding("c")}', [('a',), ('b',), ('c',)], 1),
    ],
}
target = pathlib.Path(__file__).parents[3] / 'packages/bench/src/statistics/fixtures/factorEffects.json'
target.write_text(json.dumps(out, ensure_ascii=False) + '\n')
