/**
 * What is remembered of an identified contact over conversations: which segment they are in, what they asked about, how they felt, and facts
 * that they or staff stated. Bounded, shown to staff, erasable. Pure; used by flows/remember.
 */
export const segments = ['vip', 'new', 'regular', 'at-risk'] as const;
export type Segment = (typeof segments)[number];

export interface Fact {
  text: string;
  at: string;
  by: 'visitor' | 'staff';
}

export interface ContactMemory {
  /** Said by staff; the others are worked out. */
  isVip: boolean;
  /** Said by staff, above every rule; absent for none. */
  byHand?: Segment | undefined;
  conversationCount: number;
  /** The conversation counted last. */
  conversationId: string;
  firstAt: number;
  lastAt: number;
  language: string | null;
  /** How often each intent came. */
  topics: Record<string, number>;
  /** -1 … 1: of late, so that one bad day fades. */
  mood: number;
  facts: Fact[];
}

export interface Heard {
  conversationId: string;
  at: number;
  text: string;
  intent: string | null;
  language: string | null;
  sentiment: number;
}

export const memoryLimits = { facts: 30, factCharacters: 200, topics: 12 } as const;
const moodKept = 0.7;
const unhappy = -0.35;

export function segmentOf(memory: ContactMemory): Segment {
  if (memory.byHand) return memory.byHand;
  if (memory.isVip) return 'vip';
  if (memory.mood <= unhappy) return 'at-risk';
  return memory.conversationCount <= 1 ? 'new' : 'regular';
}

export function remembered(before: ContactMemory | null, heard: Heard): ContactMemory {
  const known: ContactMemory = before ?? {
    isVip: false,
    conversationCount: 0,
    conversationId: '',
    firstAt: heard.at,
    lastAt: heard.at,
    language: null,
    topics: {},
    mood: heard.sentiment,
    facts: [],
  };
  const isSame = known.conversationId === heard.conversationId;
  const said = factsIn(heard.text).map((text): Fact => {
    return { text, at: new Date(heard.at).toISOString(), by: 'visitor' };
  });
  return {
    ...known,
    conversationCount: known.conversationCount + (isSame ? 0 : 1),
    conversationId: heard.conversationId,
    lastAt: Math.max(known.lastAt, heard.at),
    language: heard.language ?? known.language,
    topics: counted(known.topics, heard.intent),
    mood: Math.round((moodKept * known.mood + (1 - moodKept) * heard.sentiment) * 1000) / 1000,
    facts: withFacts(known.facts, said),
  };
}

/** The newest words for the same fact win; the oldest facts go first. */
export function withFacts(known: readonly Fact[], added: readonly Fact[]): Fact[] {
  const key = ({ text }: Fact) => text.toLowerCase();
  const news = new Set(added.map(key));
  return [...known.filter((fact) => !news.has(key(fact))), ...added].slice(-memoryLimits.facts);
}

function counted(topics: Record<string, number>, intent: string | null): Record<string, number> {
  if (intent === null || intent === 'GENERAL_INQUIRY') return topics;
  const next = { ...topics, [intent]: (topics[intent] ?? 0) + 1 };
  return Object.fromEntries(
    Object.entries(next)
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, memoryLimits.topics),
  );
}

/** Sentences in which people say something lasting about themselves; a guess that is wrong can be removed by staff. */
const lasting =
  /(?:^|[.!?\n]\s*)((?:please remember|i prefer|i always|i never|i live in|i work (?:at|for|in|as)|i'm allergic|i am allergic|my (?:shoe |dress |shirt )?size is|call me|ich bevorzuge|ich wohne in|ich arbeite (?:bei|in|als)|meine (?:schuh)?größe ist|je préfère|j'habite|je travaille|ma (?:taille|pointure) est|prefiero|vivo en|trabajo en|mi talla es|preferisco|abito a|lavoro (?:in|per)|prefiro|moro em|ik woon in|ik werk bij)\b[^.!?\n]{2,180})/giu;

export const factsIn = (text: string): string[] =>
  [...text.slice(0, 4_000).matchAll(lasting)].flatMap(([, fact]) =>
    fact ? [fact.trim().slice(0, memoryLimits.factCharacters)] : [],
  );

/** For the prompt: data about the visitor, in plain words. */
export function profileLines(memory: ContactMemory, segment: string | null = null): string[] {
  const topics = Object.entries(memory.topics)
    .slice(0, 3)
    .map(([intent]) => intent.toLowerCase().replaceAll('_', ' '));
  return [
    `segment: ${segment ?? segmentOf(memory)}`,
    ...(memory.conversationCount > 1 ? [`conversations so far: ${memory.conversationCount}`] : []),
    ...(topics.length > 0 ? [`asked before about: ${topics.join(', ')}`] : []),
    ...memory.facts.slice(-8).map(({ text }) => `said: ${text}`),
  ];
}

/** A contact key in an address: the same key, without the signs that mean something there. */
export const keyInAddress = (key: string): string =>
  key.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

export const keyFromAddress = (text: string): string =>
  text
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .padEnd(Math.ceil(text.length / 4) * 4, '=');
