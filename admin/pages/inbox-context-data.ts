/** What is known of a visitor beside the conversation: contact, earlier conversations, lead, tickets, what is remembered. */
import type { MemoryView } from '#protocol/memory';
import type { ContextAnswer } from '#protocol/ticket';
import { api, ApiProblem } from '../api.ts';
import { useAfterGap } from '../live.ts';
import { useResource } from '../resource.ts';
import type { Resource } from '../resource.ts';

export type Context = ContextAnswer & { memory: MemoryView | null };

export function useContext(id: string, isLoaded: boolean): Resource<Context> {
  const context = useResource(`${id}:${isLoaded}`, async (signal) => {
    if (!isLoaded) return nothing;
    const [known, memory] = await Promise.all([
      api<ContextAnswer>(`/v1/admin/conversations/${id}/context`, { signal }),
      api<MemoryView>(`/v1/admin/memory/of/${id}`, { signal }).catch((error: unknown) => {
        // Nobody is remembered who was not identified.
        if (error instanceof ApiProblem && error.code === 'not-found') return null;
        throw error;
      }),
    ]);
    return { ...known, memory };
  });
  useAfterGap(context.reload);
  return context;
}

/** Until the conversation is there nothing is asked: each reading of personal data is recorded. */
const nothing: Context = {
  contact: null,
  duplicates: [],
  past: [],
  lead: null,
  escalation: null,
  tickets: [],
  memory: null,
};
