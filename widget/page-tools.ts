/**
 * Functions of the page that the assistant may use (`Parley.tool`): says which there are and which tab is looked at, runs one when the
 * conversation asks this tab, and never the same call twice: what was begun and what came of it is kept for all tabs. Used by
 * controller.ts. Side effects: the page's own functions, storage.
 */
import type { PageCall } from '#protocol/down';
import type { PageResult, PageTools, Up } from '#protocol/up';
import type { Handover, PageTool } from '#widget/handover';
import { flag, parseJson, text } from '#widget/parse';
import type { Store } from '#widget/store';

/** As the server takes them (protocol/limits): tools of a tab, characters of a name, of a frame less its frame. */
const most: PageTools['tools']['length'] = 20;
const namePattern = /^[a-z][a-z0-9_]{1,63}$/;
const resultMaxBytes = 30_000;
const errorMaxCharacters = 500;
/** Calls of which we know what became. A call lives for two minutes. */
const keptCalls = 20;
const prefix = ':p:';

type Done = Omit<PageResult, 'callId'>;

export function createPageTools(
  { tools, options }: Handover,
  store: Store,
  send: (up: Up) => boolean,
) {
  const running = new Map<string, Promise<Done>>();
  let tab: string | undefined;
  let said = '';

  /** The same after a reload: what this tab was asked, it is asked again. */
  function tabName(): string {
    if (tab) return tab;
    const key = `parley:${options.siteKey}:tab`;
    const fresh = Math.random().toString(36).slice(2) + Date.now().toString(36);
    try {
      tab = sessionStorage.getItem(key) ?? fresh;
      sessionStorage.setItem(key, tab);
    } catch {
      tab = fresh;
    }
    return tab;
  }

  /** Nothing is said while the page offers nothing. */
  function tell(): void {
    const names: string[] = [];
    for (const [name, handler] of tools)
      if (handler && namePattern.test(String(name)) && names.length < most)
        names.push(String(name));
    const now = [...names, !document.hidden, document.hasFocus()].join();
    if (now === said || (!said && !names.length)) return;
    if (send({ type: 'page_tools', tab: tabName(), tools: names, active: !document.hidden }))
      said = now;
  }

  async function run(call: PageCall): Promise<void> {
    const key = prefix + call.callId;
    let done = running.get(call.callId);
    if (!done) {
      const kept = store.get(key);
      const known = parseJson(kept || '');
      done = known
        ? Promise.resolve({ ok: flag(known, 'ok'), ...pick(known) })
        : // Begun by a page that is gone: whether it was done nobody knows.
          kept === '' && !call.repeatable
          ? Promise.resolve({ ok: false, error: 'interrupted' })
          : begin(call, key);
      running.set(call.callId, done);
    }
    send({ type: 'page_result', callId: call.callId, ...(await done) });
  }

  function begin(call: PageCall, key: string): Promise<Done> {
    const handler = tools.get(call.tool);
    if (!handler) return Promise.resolve({ ok: false, error: 'not registered' });
    store.set(key, '');
    forgetOld();
    return perform(handler, call, (done) => store.set(key, JSON.stringify(done)));
  }

  function forgetOld(): void {
    const names = store.names(prefix);
    for (const name of names.slice(0, Math.max(0, names.length - keptCalls)))
      if (!running.has(name.slice(prefix.length))) store.remove(name);
  }

  const looked = () => tell();
  addEventListener('focus', looked);
  document.addEventListener('visibilitychange', looked);

  return {
    tell: looked,
    /** A line is there that knows nothing yet. */
    tellAnew() {
      said = '';
      tell();
    },
    run,
    stop() {
      removeEventListener('focus', looked);
      document.removeEventListener('visibilitychange', looked);
    },
  };
}

const pick = (known: unknown): Partial<Done> =>
  flag(known, 'ok')
    ? { result: (known as { result?: unknown }).result }
    : { error: text(known, 'error') ?? '' };

async function perform(
  handler: PageTool,
  call: PageCall,
  keep: (done: Done) => void,
): Promise<Done> {
  const done = await outcomeOf(handler, call);
  keep(done);
  return done;
}

async function outcomeOf(handler: PageTool, call: PageCall): Promise<Done> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), call.timeoutMs);
  try {
    const { callId: id, key } = call;
    const late = new Promise<never>((_, reject) => {
      stop.signal.addEventListener('abort', () => reject(new Error('timeout')));
    });
    const given = await Promise.race([
      handler(call.arguments, { id, key, signal: stop.signal }),
      late,
    ]);
    const json = JSON.stringify(given ?? null);
    if (new Blob([json]).size > resultMaxBytes)
      return { ok: false, error: 'the result is too large' };
    return { ok: true, result: JSON.parse(json) as unknown };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { ok: false, error: words.toWellFormed?.().slice(0, errorMaxCharacters) ?? 'failed' };
  } finally {
    clearTimeout(timer);
  }
}
