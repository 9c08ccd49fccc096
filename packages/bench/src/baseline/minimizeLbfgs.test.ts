import { describe, expect, it } from 'vitest';
import { minimizeLbfgs, type Objective } from './minimizeLbfgs.js';

const settings = { maxIterations: 500, tolerance: 1e-9 };

const rosenbrock: Objective = ([x, y], gradient) => {
  const inner = y - x * x;
  gradient[0] = -400 * x * inner - 2 * (1 - x);
  gradient[1] = 200 * inner;
  return 100 * inner ** 2 + (1 - x) ** 2;
};

describe('minimizeLbfgs', () => {
  it("finds the minimum of Rosenbrock's valley at (1, 1)", () => {
    const start = Float64Array.from([-1.2, 1]);
    const found = minimizeLbfgs(rosenbrock, start, settings);
    expect(found.converged).toBe(true);
    expect(found.point[0]).toBeCloseTo(1, 8);
    expect(found.point[1]).toBeCloseTo(1, 8);
    expect(found.iterations).toBeLessThan(60);
    expect([...start]).toEqual([-1.2, 1]);
  });

  it('finds the minimum of a badly conditioned quadratic', () => {
    const quadratic: Objective = (point, gradient) => {
      let value = 0;
      point.forEach((coordinate, i) => {
        const curvature = 10 ** (i / 5);
        gradient[i] = curvature * (coordinate - i);
        value += (curvature * (coordinate - i) ** 2) / 2;
      });
      return value;
    };
    // SciPy's L-BFGS-B with the same memory needs 543 iterations.
    const { point, converged, iterations } = minimizeLbfgs(quadratic, new Float64Array(20), {
      ...settings,
      maxIterations: 1000,
    });
    expect(converged).toBe(true);
    expect(iterations).toBeLessThan(700);
    point.forEach((coordinate, i) => expect(coordinate).toBeCloseTo(i, 7));
  });

  it('survives a first step that is far too long', () => {
    const steep: Objective = (point, gradient) => {
      gradient[0] = Math.exp(point[0]) - 1e-3;
      return Math.exp(point[0]) - 1e-3 * point[0];
    };
    const { point, converged } = minimizeLbfgs(steep, Float64Array.from([3]), settings);
    expect(converged).toBe(true);
    expect(point[0]).toBeCloseTo(Math.log(1e-3), 5);
  });

  it('says when it has run out of iterations', () => {
    expect(
      minimizeLbfgs(rosenbrock, Float64Array.from([-1.2, 1]), { maxIterations: 3, tolerance: 1e-9 }),
    ).toMatchObject({
      iterations: 3,
      converged: false,
    });
  });

  it('stops where rounding allows no lower value, and says so', () => {
    const rough: Objective = (point, gradient) => {
      gradient[0] = 1e-3;
      return 1 + 0 * point[0];
    };
    expect(minimizeLbfgs(rough, new Float64Array(1), settings)).toMatchObject({ converged: false, iterations: 0 });
  });

  it('refuses a start that is not finite', () => {
    expect(() => minimizeLbfgs(() => NaN, new Float64Array(1), settings)).toThrow(
      expect.objectContaining({ code: 'numeric' }),
    );
  });
});
