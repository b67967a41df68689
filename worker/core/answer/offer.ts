/**
 * What is offered after an answer: the next step that fits best, as a table of rules over what was understood. One offer an answer, each
 * once in a conversation: who has seen one and went on does not want it. Pure; used by flows/offer.
 */
import { isSaid } from '#core/tool/said';
import type { Tool } from '#core/tool/tool';

export interface OfferSituation {
  intent: string;
  /** -1 (furious) … 1 (delighted). */
  sentiment: number;
  frustration: number;
  /** The question, with the title of what answered it: what the tool's own words are looked for in. */
  matter: string;
  /** Path of the page the visitor is on; empty when unknown. */
  page: string;
  segment: string | null;
  timesAskedBefore: number;
  /** Calibrated confidence of what was answered. */
  confidence: number;
  /** Tools that this visitor may use. */
  tools: readonly Pick<Tool, 'name' | 'triggers' | 'risk'>[];
  /** Names of what was offered in this conversation. */
  offered: readonly string[];
  /** Somebody is expected at the desk now; null when nobody has asked yet. */
  isDeskOpen: boolean | null;
}

export interface Offer {
  /** Of the kind; a tool's with its name (`tool:track_order`). */
  name: string;
  kind: 'tool' | 'person' | 'contact';
  tool: string | null;
  /** The rule, for "why this". */
  reason: string;
}

interface Rule {
  reason: string;
  kind: Offer['kind'];
  /** Whether somebody is at the desk matters. */
  desk: 'open' | 'closed' | 'any';
  holds: (situation: OfferSituation) => boolean;
}

/** Below these the visitor is unhappy, though not angry: anger has triggers of its own. */
const unhappy = -0.4;
const frustrated = 0.7;
/** An answer that is only probably right. */
const doubtful = 0.6;
const buying =
  /(?:checkout|cart|basket|pricing|quote|contact|kasse|warenkorb|panier|carrito)(?:[/.?-]|$)/i;
const sales: ReadonlySet<string> = new Set(['PRICING', 'PRODUCT_INQUIRY', 'PAYMENT', 'SHIPPING']);
const needsHands: ReadonlySet<string> = new Set(['TECHNICAL_SUPPORT', 'CUSTOMS', 'PAYMENT']);

const isUnhappy = ({ sentiment, frustration }: OfferSituation): boolean =>
  sentiment <= unhappy || frustration >= frustrated;
const isDear = ({ segment }: OfferSituation): boolean => segment === 'at-risk' || segment === 'vip';
const isBuying = ({ page, intent }: OfferSituation): boolean =>
  buying.test(page) && sales.has(intent);
const isHard = ({ intent, confidence }: OfferSituation): boolean =>
  needsHands.has(intent) && confidence < doubtful;

/** The first that holds and was not offered yet. Tools come first for who is calm: they settle it at once. */
const rules: readonly Rule[] = [
  {
    kind: 'person',
    desk: 'open',
    holds: ({ timesAskedBefore }) => timesAskedBefore >= 1,
    reason: 'asked again',
  },
  {
    kind: 'contact',
    desk: 'closed',
    holds: ({ timesAskedBefore }) => timesAskedBefore >= 1,
    reason: 'asked again, nobody is there',
  },
  { kind: 'person', desk: 'open', holds: isUnhappy, reason: 'unhappy' },
  { kind: 'contact', desk: 'closed', holds: isUnhappy, reason: 'unhappy, nobody is there' },
  { kind: 'tool', desk: 'any', holds: () => true, reason: 'a tool does what was asked about' },
  { kind: 'person', desk: 'open', holds: isDear, reason: 'a contact to be kept' },
  {
    kind: 'contact',
    desk: 'closed',
    holds: isDear,
    reason: 'a contact to be kept, nobody is there',
  },
  { kind: 'person', desk: 'open', holds: isBuying, reason: 'about to buy' },
  { kind: 'contact', desk: 'closed', holds: isBuying, reason: 'about to buy, nobody is there' },
  { kind: 'person', desk: 'open', holds: isHard, reason: 'a hard matter, a doubtful answer' },
  { kind: 'contact', desk: 'closed', holds: isHard, reason: 'a hard matter, nobody is there' },
];

/** `undecided`: whether somebody is at the desk must be known first. */
export function offerFor(situation: OfferSituation): Offer | 'undecided' | null {
  for (const { kind, desk, holds, reason } of rules) {
    if (!holds(situation)) continue;
    if (kind === 'tool') {
      const tool = toolFor(situation);
      if (tool) return { name: `tool:${tool}`, kind, tool, reason };
      continue;
    }
    if (situation.offered.includes(kind)) continue;
    if (desk !== 'any') {
      if (situation.isDeskOpen === null) return 'undecided';
      if (situation.isDeskOpen !== (desk === 'open')) continue;
    }
    return { name: kind, kind, tool: null, reason };
  }
  return null;
}

/** Of this intent and with a word of its own in the matter, reading ones first; what moves money is never proposed, only done when it is asked for. */
function toolFor({ intent, matter, tools, offered }: OfferSituation): string | null {
  const fitting = tools.filter(
    ({ name, risk, triggers }) =>
      risk !== 'money' &&
      risk !== 'destructive' &&
      triggers.intents.includes(intent) &&
      (triggers.says.length === 0 || triggers.says.some((word) => isSaid(matter, word))) &&
      !offered.includes(`tool:${name}`),
  );
  return (fitting.find(({ risk }) => risk === 'read') ?? fitting[0])?.name ?? null;
}
