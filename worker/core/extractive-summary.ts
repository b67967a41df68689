/**
 * A summary of a conversation in its own words, for when no model is there: what was asked first and last, what the assistant
 * rested on, what happened. Used by the copilot. Pure; the words around are the caller's.
 */
import { previewOf } from '#core/preview';
import type { ConversationEvent } from '#protocol/event';

export interface ExtractiveSummary {
  firstQuestion: string | null;
  lastQuestion: string | null;
  /** Titles of articles that were shown, each once. */
  articles: string[];
  visitorMessages: number;
  agentMessages: number;
  /** Reasons for which a person was asked for. */
  escalations: string[];
  /** Rated messages: thumbs or stars. */
  ratings: string[];
}

export function summarise(events: readonly ConversationEvent[]): ExtractiveSummary {
  const asked: string[] = [];
  const articles = new Set<string>();
  const escalations: string[] = [];
  const ratings: string[] = [];
  let agentMessages = 0;
  for (const event of events) {
    if (event.kind === 'message.created') {
      const { author, text, citations } = event.message;
      if (author === 'visitor') asked.push(previewOf(text));
      if (author === 'agent') agentMessages++;
      for (const { title } of citations ?? []) articles.add(title);
    } else if (event.kind === 'escalation.requested') escalations.push(event.reason ?? event.by);
    else if (event.kind === 'feedback.given') ratings.push(event.value);
  }
  return {
    firstQuestion: asked[0] ?? null,
    lastQuestion: asked.length > 1 ? (asked.at(-1) ?? null) : null,
    articles: [...articles],
    visitorMessages: asked.length,
    agentMessages,
    escalations,
    ratings,
  };
}
