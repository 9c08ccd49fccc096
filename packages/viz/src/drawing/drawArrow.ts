import { coordinate, element } from '../svg/index.js';

type Point = readonly [x: number, y: number];

/** Largest length of an arrow's head, pixels. */
const HEAD = 5;

/**
 * An arrow between two discs, from rim to rim; empty for discs that touch.
 * @param radius of both discs, pixels
 * @param bow how far the curve's control point lies to the left of the straight line, pixels; 0 = straight
 */
export function drawArrow(from: Point, to: Point, radius: number, bow: number, colour: string): string {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  // Between discs that are close to each other everything is drawn smaller; those that touch leave no room.
  const head = Math.min(HEAD, 0.8 * (length - 2 * radius));
  if (head <= 0) return '';
  const control: Point = [(from[0] + to[0]) / 2 + (dy / length) * bow, (from[1] + to[1]) / 2 - (dx / length) * bow];
  const start = towards(from, control, radius);
  const tip = towards(to, control, radius + head / HEAD);
  const base = towards(tip, control, head);
  // Half the head's width, across the direction of arrival.
  const across: Point = [(tip[1] - base[1]) * 0.5, (base[0] - tip[0]) * 0.5];
  const line = `M${at(start)}${bow === 0 ? 'L' : `Q${at(control)} `}${at(base)}`;
  const triangle = `M${at(tip)}L${at([base[0] + across[0], base[1] + across[1]])}L${at([base[0] - across[0], base[1] - across[1]])}Z`;
  return (
    element('path', { d: line, fill: 'none', stroke: colour, 'stroke-width': (1.5 * head) / HEAD }) +
    element('path', { d: triangle, fill: colour })
  );
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  return [from[0] + ((to[0] - from[0]) / length) * distance, from[1] + ((to[1] - from[1]) / length) * distance];
}

function at(point: Point): string {
  return `${coordinate(point[0])} ${coordinate(point[1])}`;
}
