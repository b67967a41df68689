/**
 * The hand-over brief: what a person should know before the first word, made from the log alone. No model is asked, so it is
 * there with every provider down and leaves the house never. Pure; used by the conversation's router.
 */
import type { ConversationState } from '#core/conversation/state';
import { extractEntities } from '#core/understanding/entities/extract';
import type { Brief } from '#protocol/desk';
import type { ConversationEvent } from '#protocol/event';

const summaryMaxCharacters = 600;
const quoteMaxCharacters = 160;
const triedMax = 10;
const entitiesMax = 20;

export function briefOf(state: ConversationState, events: ConversationEvent[]): Brief {
  const said = events.flatMap((event) =>
    event.kind === 'message.created' && event.message.author === 'visitor' ? [event] : [],
  );
  const leadFields = events.flatMap((event) =>
    event.kind === 'lead.captured' ? event.fields : [],
  );
  const { sentiment, lowest, intent, language } = state.understood;
  return {
    summary: summaryOf(
      state,
      said.map(({ message }) => message.text),
    ),
    language: language ?? state.locale,
    sentiment: { last: sentiment, lowest },
    intent,
    profile: {
      isIdentified: state.contactKey !== null,
      locale: state.locale,
      leadFields: [...new Set(leadFields)],
      messages: said.length,
    },
    entities: entitiesOf(
      said.map(({ message }) => message.text),
      language,
    ),
    tried: triedOf(events),
  };
}

/** First and last words of the visitor, what it is about, why a person: three lines instead of a log. */
function summaryOf(state: ConversationState, texts: string[]): string {
  const first = texts[0];
  const last = texts.at(-1);
  const lines = [
    ...(first === undefined ? [] : [`Asked first: “${quoted(first)}”`]),
    ...(last === undefined || last === first ? [] : [`Said last: “${quoted(last)}”`]),
    ...(state.understood.intent ? [`About: ${state.understood.intent}`] : []),
    ...(state.escalation?.reason ? [`Why a person: ${state.escalation.reason}`] : []),
    ...(state.fallbacksInARow > 0
      ? [`Answers in a row without help: ${state.fallbacksInARow}`]
      : []),
  ];
  return lines.join('\n').slice(0, summaryMaxCharacters).toWellFormed();
}

function quoted(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= quoteMaxCharacters
    ? line
    : `${line.slice(0, quoteMaxCharacters).toWellFormed()}…`;
}

function entitiesOf(texts: string[], language: string | null): Brief['entities'] {
  const found = new Map<string, Brief['entities'][number]>();
  // The newest first: of very many the last ones matter.
  for (const text of texts.toReversed())
    for (const { type, value } of extractEntities(text, language === null ? {} : { language }))
      if (found.size < entitiesMax) found.set(`${type}:${value}`, { kind: type, text: value });
  return [...found.values()];
}

function triedOf(events: ConversationEvent[]): Brief['tried'] {
  const citations = new Map<number, string[]>();
  for (const event of events)
    if (event.kind === 'message.created' && event.message.replyTo !== undefined)
      citations.set(
        event.message.replyTo,
        (event.message.citations ?? []).map(({ title }) => title),
      );
  return events
    .flatMap((event) =>
      event.kind === 'turn.ended'
        ? [
            {
              questionSeq: event.questionSeq,
              outcome: event.outcome,
              citations: citations.get(event.questionSeq) ?? [],
            },
          ]
        : [],
    )
    .slice(-triedMax);
}
