/** Parts of messages: finding the one that is answered, whether it may be answered again, and which pictures it may show. Pure. */
import type { Draft } from '#core/conversation/input';
import type { Card, Part } from '#protocol/part';

/** A part as the log has it. */
export interface AskedPart {
  part: Part;
  isAnswered: boolean;
}

/** The part of this id; cards of a carousel have ids of their own. */
export function findPart(parts: readonly Part[], id: string): Part | null {
  for (const part of parts) {
    if (part.id === id) return part;
    const card = part.type === 'carousel' && part.cards.find((it) => it.id === id);
    if (card) return card;
  }
  return null;
}

/** Cards are looked at again and again; what was asked is answered once. */
export const isOneUse = (part: Part): boolean =>
  part.type === 'card' ? part.once === true : part.type !== 'carousel' && part.type !== 'receipt';

/**
 * A picture tells its host who looks and when, so only hosts of the tenant's choice are named to a browser. Enforced by
 * `step`, whoever made the draft.
 */
export function admitImages(draft: Draft, hosts: readonly string[] = []): Draft {
  if (!draft.parts) return draft;
  const admit = (card: Card): Card => {
    if (!card.image || hosts.includes(hostOf(card.image.url))) return card;
    const { image: _, ...rest } = card;
    return rest;
  };
  const parts = draft.parts.map((part): Part => {
    if (part.type === 'card') return admit(part);
    return part.type === 'carousel' ? { ...part, cards: part.cards.map(admit) } : part;
  });
  return { ...draft, parts };
}

/** With its port, as the tenant writes it. The schema has seen to the rest of the address. */
const hostOf = (url: string): string => /^https:\/\/([^/?#]*)/i.exec(url)?.[1]?.toLowerCase() ?? '';
