import type { Canvas, Points } from './Canvas.js';
import { fillPolygon } from './fillPolygon.js';
import { smoothCurve } from './smoothCurve.js';

interface Stroke {
  /** Widths in pixels at the start, the middle and the end. */
  readonly widths: readonly [number, number, number];
  readonly tone: number;
  /** Default 1. */
  readonly opacity?: number;
  /** Also paints wider and fainter around it. Default false. */
  readonly soft?: boolean;
}

/** Paints a smooth line through the points, of a width that changes along it. */
export function strokeCurve(canvas: Canvas, points: Points, { widths, tone, opacity = 1, soft = false }: Stroke): void {
  if (opacity <= 0) return;
  const line = smoothCurve(points, 5);
  if (!soft) {
    fillPolygon(canvas, outline(line, widths, 1), tone, opacity);
    return;
  }
  for (const wider of [3, 2, 1]) fillPolygon(canvas, outline(line, widths, wider), tone, opacity / 3);
}

/** There along one side of the line, back along the other. */
function outline(line: Points, [start, middle, end]: Stroke['widths'], wider: number): Float64Array {
  const count = line.length / 2;
  const polygon = new Float64Array(4 * count);
  for (let i = 0; i < count; i++) {
    const [before, after] = [Math.max(0, i - 1), Math.min(count - 1, i + 1)];
    const dx = line[2 * after] - line[2 * before];
    const dy = line[2 * after + 1] - line[2 * before + 1];
    const t = i / (count - 1);
    const width = t < 0.5 ? start + (middle - start) * 2 * t : middle + (end - middle) * (2 * t - 1);
    const half = (wider * width) / 2 / (Math.hypot(dx, dy) || 1);
    polygon[2 * i] = line[2 * i] - dy * half;
    polygon[2 * i + 1] = line[2 * i + 1] + dx * half;
    const back = 2 * (2 * count - 1 - i);
    polygon[back] = line[2 * i] + dy * half;
    polygon[back + 1] = line[2 * i + 1] - dx * half;
  }
  return polygon;
}
