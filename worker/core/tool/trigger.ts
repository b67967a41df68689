/**
 * Which tool a message asks for: by phrases and words of its own, by the intent, by the thing that is named, now or just before. More than
 * one where each is asked for in so many words. Pure; used by plan.
 */
import type { PlanSituation } from '#core/tool/plan';
import { readArgument } from '#core/tool/read-argument';
import type { Words } from '#core/tool/read-argument';
import { asksHow, asksValue, isSaid, refersBack } from '#core/tool/said';
import { propertiesOf } from '#core/tool/schema';
import type { Property } from '#core/tool/schema';
import type { Tool } from '#core/tool/tool';

/** The tool that is meant; more than one where each is asked for by words of its own. */
export function triggered(situation: PlanSituation): Tool[] {
  const scored = situation.tools
    .map((tool) => ({ tool, score: scoreOf(tool, situation) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
  const best = scored[0];
  if (!best) return [];
  if (best.score < asked) return [best.tool];
  const meant = apart(
    scored
      .filter(({ score }) => score >= asked)
      .map(({ tool }) => ({ tool, phrases: saidOf(tool, situation.text) })),
  );
  return meant.length > 1 ? meant : [meant[0] ?? best.tool];
}

/** When and for whom: not what. */
const isNoThing = new Set(['DATE', 'NAME', 'GOODS']);

const thingsOf = (tool: Tool) =>
  Object.entries(propertiesOf(tool)).filter(
    ([, { 'x-entity': kind }]) => kind !== undefined && !isNoThing.has(kind),
  );

/** Whether the message names what the tool works on. */
export const isThingNamed = (tool: Tool, situation: PlanSituation): boolean =>
  thingsOf(tool).some(
    ([name, property]) => readArgument(tool, name, property, situation, false) !== undefined,
  );

const saidOf = (tool: Tool, text: string): string[] =>
  tool.triggers.asksFor
    .filter((phrase) => isSaid(text, phrase))
    .map((phrase) => phrase.toLowerCase());

/** "cancel my appointment" holds "my appointment": the longer phrase says what is meant, the shorter one only stands in it. */
function apart(meant: readonly { tool: Tool; phrases: string[] }[]): Tool[] {
  const holds = (long: string, short: string) => long !== short && long.includes(short);
  const all = meant.flatMap(({ phrases }) => phrases);
  return meant
    .filter(({ phrases }) => phrases.some((phrase) => !all.some((other) => holds(other, phrase))))
    .map(({ tool }) => tool);
}

/** From here on the visitor has asked for it in so many words. */
const asked = 3;

/** 0: not meant. A phrase of its own says most, then a word of it, then the thing it works on. */
function scoreOf(tool: Tool, situation: PlanSituation): number {
  const { intents, says, asksFor } = tool.triggers;
  const { text } = situation;
  const isNamed =
    isThingNamed(tool, situation) ||
    // "When does it arrive?", of what was tracked just before.
    (tool.risk === 'read' &&
      refersBack(text) &&
      thingsOf(tool).some(
        ([name, property]) => readBefore(tool, name, property, situation) !== undefined,
      ));
  const bonus = isNamed ? 0.5 : 0;
  const isWished = asksFor.some((phrase) => isSaid(text, phrase));
  // "How many points do I have?": of the visitor's own there is nothing to name.
  const isOwn = isWished && asksValue(text) && thingsOf(tool).length === 0;
  // The articles explain how; the tool does it, when it is clear to what.
  if (!isNamed && !isOwn && situation.isAnswerable && asksHow(text)) return 0;
  if (isWished) return asked + bonus;
  const isSpoken = says.some((word) => isSaid(text, word));
  if (says.length > 0 && !isSpoken) return 0;
  // A word of its own in what the articles answer ("What payment methods …?") is not yet a wish.
  if (!isNamed && situation.isAnswerable) return 0;
  const isIntended = intents.includes(situation.intent);
  if (isSpoken) return isIntended || isNamed || intents.length === 0 ? 2 + bonus : 0;
  return isIntended && isNamed ? 1 + bonus : 0;
}

/** So many words are a number and a little around it ("it's MF204519002"). */
const bareWords = 3;
/** What a number alone asks for: of the tool whose first intent it is. */
const tracking = 'ORDER_TRACKING';

/**
 * A number by itself, or in what neither tools nor articles know: what was asked just before is asked of it, else where it is. Null when no
 * tool looks up such a number and nothing more.
 */
export function forNumberAlone(situation: PlanSituation): Tool | null {
  const { text, textsBefore, tools, isAnswerable, values } = situation;
  // A form or picker was filled in: that asks for nothing more.
  if (values !== null) return null;
  const isBare = text.trim().split(/\s+/u, bareWords + 1).length <= bareWords;
  if (!isBare && isAnswerable) return null;
  const able = tools.filter(
    (tool) => tool.risk === 'read' && isThingNamed(tool, situation) && isEnough(tool),
  );
  const [before] = isBare ? textsBefore : [];
  const asked = before === undefined ? null : { ...situation, text: `${before} ${text}` };
  const scored = able
    .map((tool) => ({ tool, score: asked ? scoreOf(tool, asked) : 0 }))
    .toSorted((a, b) => b.score - a.score)[0];
  if (scored && scored.score >= 2) return scored.tool;
  return able.find(({ triggers }) => triggers.intents[0] === tracking) ?? null;
}

/** One thing is all that must be known. */
const isEnough = (tool: Tool): boolean =>
  tool.parameters.required.filter((name) => !propertiesOf(tool)[name]?.['x-identity']).length === 1;

/** From the newest message that holds it. */
export function readBefore(
  tool: Tool,
  name: string,
  property: Property,
  { entitiesBefore, textsBefore }: PlanSituation,
): unknown {
  if (property['x-entity'] !== 'CODE')
    return readArgument(tool, name, property, { ...nothingSaid, entities: entitiesBefore }, false);
  return textsBefore
    .map((text) => readArgument(tool, name, property, { ...nothingSaid, text }, false))
    .find((value) => value !== undefined);
}
const nothingSaid: Words = { text: '', answer: null, entities: [] };
