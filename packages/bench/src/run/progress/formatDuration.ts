/** A time for people: `'7 s'`, `'1:23 min'`, `'2:03:00 h'`, `'3 d 4 h'`. Rounded up, so that 0 means over. */
export function formatDuration(seconds: number): string {
  const whole = Math.ceil(Math.max(0, seconds) - 1e-9);
  if (whole < 60) return `${whole} s`;
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  if (hours >= 48) return `${Math.floor(hours / 24)} d ${hours % 24} h`;
  if (hours > 0) return `${hours}:${two(minutes)}:${two(whole % 60)} h`;
  return `${minutes}:${two(whole % 60)} min`;
}
