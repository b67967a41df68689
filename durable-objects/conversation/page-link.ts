/**
 * Functions of the visitor's page as tools: which tab offers what, and the calls that are on their way to one. A call goes to one tab, the
 * one that is looked at; whether it was given is kept, so that neither a second tab nor a restart does it again. What comes back is the
 * visitor's word. Used by tool-desk (calls) and socket-door (what tabs say).
 */
import { isRepeatable } from '#core/tool/outcome';
import type { System } from '#ports/system';
import type { AdapterAnswer, AdapterCall } from '#ports/tool-adapter';
import type { PageCall } from '#protocol/down';
import type { ToolCallId } from '#protocol/ids';
import type { PageResult, PageTools } from '#protocol/up';

/** A page that is just being loaded has so long to come. */
const graceMs = 4_000;
/** HTTP's word for "understood, and yet not": the page has said no, or its function threw. */
const pageFailed = 422;

export interface PageOffer extends PageTools {
  /** Epoch ms. */
  at: number;
}

/** One socket of the visitor, as this sees it. */
export interface Tab {
  readonly page: PageOffer | null;
  call(frame: PageCall): void;
}

/** Which tab a call was given to; survives the object. */
export interface Given {
  pageOf(callId: string): string | null;
  givePage(callId: string, tab: string): void;
}

interface Waiting {
  call: AdapterCall;
  /** The id of the tab that has it. */
  given: string | null;
  to: Tab | null;
  settle(answer: AdapterAnswer): void;
}

export class PageLink {
  #tabs: () => Iterable<Tab>;
  #kept: Given;
  #system: Pick<System, 'now' | 'sleep'>;
  #waiting = new Map<string, Waiting>();

  constructor(tabs: () => Iterable<Tab>, kept: Given, system: Pick<System, 'now' | 'sleep'>) {
    this.#tabs = tabs;
    this.#kept = kept;
    this.#system = system;
  }

  /** Never throws. A second try of the same call asks the same tab, which knows what it did. */
  async ask(call: AdapterCall): Promise<AdapterAnswer> {
    const bell = new AbortController();
    const answered = new Promise<AdapterAnswer>((settle) => {
      const given = this.#kept.pageOf(call.id);
      const waiting: Waiting = { call, given, to: null, settle };
      this.#waiting.set(call.id, waiting);
      this.#offer(waiting);
      void this.#giveUp(waiting, bell.signal);
    });
    try {
      return await answered;
    } finally {
      bell.abort();
      this.#waiting.delete(call.id);
    }
  }

  /** A tab says what it offers, or that it is looked at now. */
  told(): void {
    for (const waiting of this.#waiting.values()) this.#offer(waiting);
  }

  gone(tab: Tab): void {
    for (const waiting of this.#waiting.values()) {
      if (waiting.to !== tab) continue;
      waiting.to = null;
      this.#offer(waiting);
    }
  }

  /** Only from the tab that was asked; what comes too late, or twice, is nothing. */
  result(tab: Tab, { callId, ok, result = null, error = '' }: PageResult): void {
    const waiting = this.#waiting.get(callId);
    if (waiting?.to !== tab) return;
    waiting.settle({
      ok: true,
      status: ok ? 200 : pageFailed,
      headers: {},
      text: JSON.stringify(ok ? result : { error }),
    });
  }

  #offer(waiting: Waiting): void {
    const tabs = [...this.#tabs()];
    if (waiting.to && tabs.includes(waiting.to)) return;
    const { call, given } = waiting;
    const name = call.tool.target ?? call.tool.name;
    const able = tabs.filter(({ page }) => page?.tools.includes(name));
    const mayMove = given === null || call.tool.risk === 'read';
    const to = able.find(({ page }) => page?.tab === given) ?? (mayMove ? inFront(able) : null);
    if (!to?.page) return;
    waiting.to = to;
    if (given !== to.page.tab) this.#kept.givePage(call.id, (waiting.given = to.page.tab));
    to.call({
      type: 'page_call',
      callId: call.id as ToolCallId,
      tool: name,
      arguments: call.arguments,
      key: call.key,
      timeoutMs: call.timeoutMs,
      repeatable: isRepeatable(call.tool),
    });
  }

  async #giveUp(waiting: Waiting, signal: AbortSignal): Promise<void> {
    const { call } = waiting;
    const pause = (ms: number) => this.#system.sleep(ms, signal).catch(() => undefined);
    const first = this.#isHopeless(waiting) ? 0 : Math.min(graceMs, call.timeoutMs);
    if (first > 0) await pause(first);
    // Nobody has it: it was certainly not done.
    if (waiting.given === null)
      return waiting.settle({ ok: false, kind: 'no-page', detail: 'no open page offers it' });
    await pause(call.timeoutMs - first);
    waiting.settle({ ok: false, kind: 'timeout', detail: 'the page did not answer in time' });
  }

  /** A page is there, and this is not among what it offers. */
  #isHopeless({ given }: Waiting): boolean {
    return given === null && [...this.#tabs()].some(({ page }) => page !== null);
  }
}

/** The one that somebody looks at, else the one that was looked at last. */
function inFront(tabs: Tab[]): Tab | null {
  const rank = ({ page }: Tab) => [Number(page?.active ?? false), page?.at ?? 0] as const;
  const sorted = tabs.toSorted((a, b) => rank(b)[0] - rank(a)[0] || rank(b)[1] - rank(a)[1]);
  return sorted[0] ?? null;
}
