/**
 * JSON that came from outside, to a sane depth: what is nested deeper overflows whatever recurses over it, also JSON.stringify. Pure; used
 * for every answer of another system.
 */
import { toolLimits } from '#core/tool/tool';

/** Null for what is no JSON, or too deep. */
export function readJson(
  text: string,
  maxDepth: number = toolLimits.answerMaxDepth,
): { value: unknown } | null {
  if (depthOf(text) > maxDepth) return null;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** Brackets outside of strings, by a scan. */
export function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (inString) {
      if (character === 0x5c) at++;
      else if (character === 0x22) inString = false;
    } else if (character === 0x22) inString = true;
    else if (character === 0x7b || character === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (character === 0x7d || character === 0x5d) depth--;
  }
  return deepest;
}
