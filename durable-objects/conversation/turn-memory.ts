/**
 * What a turn knows beyond the last messages: the rolling summary of this conversation, kept in the object, and what is remembered of an
 * identified contact, kept in D1. Written after the turn, behind the visitor's back; lost work is done again by the next turn.
 */
import { profileLines } from '#core/memory/contact';
import { withoutAgentNames } from '#core/guard/private-data';
import { dueForSummary, summaryLimits } from '#core/memory/summary';
import type { Said } from '#core/memory/summary';
import type { ConversationState } from '#core/conversation/state';
import type { Tenant } from '#core/tenant';
import type { Answer, Question } from '#flows/answer';
import { remember } from '#flows/remember';
import { segmentFor } from '#flows/segment-for';
import { summarise } from '#flows/summarise';
import type { Deps } from '#worker/wiring';
import { claimedSegment } from '#durable-objects/conversation/claimed-segment';
import type { Log } from '#durable-objects/conversation/log';

/** Twice what leaves the window before a summary is due, and the window. */
const lookedBack = summaryLimits.window + 2 * summaryLimits.every;

export class TurnMemory {
  #log: Log;
  #deps: Deps;
  #isSummarising = false;

  constructor(log: Log, deps: Deps) {
    this.#log = log;
    this.#deps = deps;
  }

  async before(
    tenant: Tenant,
    { id, contactKey }: ConversationState,
  ): Promise<Pick<Question, 'segment' | 'profile' | 'summary'>> {
    const claimed = contactKey
      ? await claimedSegment(tenant, id, this.#log.documents, this.#deps)
      : null;
    const known = contactKey ? await segmentFor(tenant, contactKey, claimed, this.#deps) : null;
    const memory = known?.memory ?? null;
    const segment = known?.segment ?? null;
    return {
      segment,
      profile: memory ? profileLines(memory, segment) : [],
      summary: this.#log.documents.summary()?.text ?? null,
    };
  }

  after(tenant: Tenant, state: ConversationState, question: Question, { report }: Answer): void {
    if (state.contactKey)
      void remember(
        tenant,
        state.contactKey,
        {
          conversationId: state.id,
          at: this.#deps.system.now(),
          text: question.text,
          intent: report.intent ?? null,
          language: report.language ?? null,
          sentiment: report.sentiment ?? 0,
        },
        this.#deps,
      );
    if (state.messageCount > summaryLimits.window) void this.#summarise(tenant, state);
  }

  async #summarise(tenant: Tenant, state: ConversationState): Promise<void> {
    if (this.#isSummarising) return;
    const known = this.#log.documents.summary() ?? { upTo: 0, text: '' };
    const messages = this.#log
      .recentMessages(state.lastSeq, lookedBack)
      .flatMap(({ seq, ...event }): Said[] => {
        if (event.kind !== 'message.created') return [];
        const { author, text, authorName } = event.message;
        return [{ seq, author, text, ...(authorName === undefined ? {} : { authorName }) }];
      });
    const due = dueForSummary(withoutAgentNames(messages), known.upTo);
    const last = due.at(-1);
    if (!last) return;
    this.#isSummarising = true;
    try {
      const payer = { tenant, visitor: state.contactKey ?? state.visitorId };
      const models = this.#deps.modelsOf(tenant);
      const text = await summarise(payer, known.text, due, { ...this.#deps, models });
      this.#log.documents.saveSummary({ upTo: last.seq, text });
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown';
      console.error(JSON.stringify({ at: 'summary', conversationId: state.id, error: name }));
    } finally {
      this.#isSummarising = false;
    }
  }
}
