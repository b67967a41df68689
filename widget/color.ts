/**
 * The tenant's colour made readable (WCAG 2.2, 1.4.3): what may stand on it, and a shade of it that
 * may stand on white or near-black. Pure; used by the loader and the panel.
 */
type Rgb = readonly [number, number, number];

/** `#rgb` or `#rrggbb`; anything else is not a colour, so nothing else ever reaches a style sheet. */
export function parseColor(text: unknown): Rgb | null {
  let hex = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(String(text))?.[1];
  if (!hex) return null;
  if (hex.length < 6) hex = hex.replace(/./g, '$&$&');
  const value = parseInt(hex, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function luminance(color: Rgb): number {
  const part = (byte: number) => {
    const share = byte / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(color[0]) + 0.7152 * part(color[1]) + 0.0722 * part(color[2]);
}

export function contrast(a: Rgb, b: Rgb): number {
  const x = luminance(a);
  const y = luminance(b);
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const white: Rgb = [255, 255, 255];
const ink: Rgb = [0, 0, 0];

/** White where it is readable, black where not: one of the two always is, at 4.5 : 1. */
export const textOn = (color: Rgb): Rgb =>
  contrast(color, white) >= 4.5 || contrast(color, white) >= contrast(color, ink) ? white : ink;

/** The colour moved towards white or ink until it reads on `ground` at 4.5 : 1. */
export function readableOn(color: Rgb, ground: Rgb): Rgb {
  const goal = luminance(ground) > 0.5 ? ink : white;
  for (let step = 0; step < 20; step++) {
    const share = step / 20;
    const mixed: Rgb = [
      Math.round(color[0] + (goal[0] - color[0]) * share),
      Math.round(color[1] + (goal[1] - color[1]) * share),
      Math.round(color[2] + (goal[2] - color[2]) * share),
    ];
    if (contrast(mixed, ground) >= 4.6) return mixed;
  }
  return goal;
}

export const css = (color: Rgb): string => `rgb(${color.join()})`;
