/**
 * The panel's state and acts in one place: wires store, session, connection and outbox to the
 * reducer and to whoever draws. Side effects: those of its parts, and timers for what goes out by itself.
 */
import type { WidgetConfig } from '#protocol/config';
import { createConnection, type ConnectionState } from '#widget/connection';
import type { Extras } from './extras.tsx';
import type { Asset, Handover } from '#widget/handover';
import { Fragment as Group, h as element, options as preactOptions } from 'preact';
import { applyStyles } from '#widget/styles/apply';
import { ask } from '#widget/http';
import { createOutbox } from '#widget/outbox';
import { parseConfig, parseJson } from '#widget/parse';
import { createSessions } from '#widget/session';
import { createStore } from '#widget/store';
import { isRightToLeft, languageOf, languages, sayer, type Say } from '#widget/texts';
import { emptyView, reduce, unreadCount, type Input, type View } from '#widget/view';

/** Put in by build.ts: the folder of the language files, named after their content. */
declare const __LOCALES__: string;
/** The second script that belongs to this one. */
declare const __EXTRAS__: Asset;

export type Screen = 'chat' | 'lead' | 'end';
export interface State {
  view: View;
  open: boolean;
  screen: Screen;
  connection: ConnectionState;
  /** The connection has been away long enough to be worth a word. */
  away: boolean;
  offline: boolean;
  config: WidgetConfig;
  configured: boolean;
  consented: boolean;
  locale: string;
  say: Say;
  draft: string;
  /** The second script, once something needed it. */
  extras?: Extras;
  /** Something short to be read out. */
  spoken: string;
  menu: boolean;
}

export function createController(handover: Handover, draw: (state: State) => void) {
  const { base, options } = handover;
  const siteKey = options.siteKey!;
  const store = createStore(siteKey);
  const wanted = options.locale || navigator.language || 'en';
  const look = parseJson(store.get(':look'));
  const state: State = {
    view: emptyView(),
    open: false,
    screen: 'chat',
    connection: 'idle',
    away: false,
    offline: navigator.onLine === false,
    config: parseConfig(look),
    configured: false,
    consented: store.get(':consent') === 'yes',
    locale: wanted,
    say: sayer(),
    draft: store.get(':draft') ?? '',
    spoken: '',
    menu: false,
  };
  let awayTimer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let typed = 0;
  let drawing = 0;
  let shownUnread = -1;

  const redraw = () => {
    if (drawing || stopped) return;
    const frame = () => {
      drawing = 0;
      if (!stopped) draw(state);
    };
    // A hidden tab gets no animation frames, and its badge must still be right when it comes back.
    drawing = document.hidden ? Number(setTimeout(frame, 200)) : requestAnimationFrame(frame);
  };
  const change = (next: Partial<State>) => {
    Object.assign(state, next);
    redraw();
  };
  const dispatch = (input: Input) => {
    const before = state.view;
    const view = reduce(before, input);
    if (view === before) return;
    state.view = view;
    if (view.stale && !before.stale) {
      dispatch({ type: 'reset' });
      dispatch({ type: 'queue', items: outbox.items() });
      connection.restart();
    } else if (view.behind && !before.behind) connection.again();
    if (view.cursor > before.cursor) arrived(before);
    if (view.status === 'ended' && !state.extras) want();
    markRead();
    const unread = unreadCount(state.view);
    if (unread !== shownUnread) {
      handover.emit('unread', (shownUnread = unread));
    }
    if (view.turn || view.typing)
      setTimeout(() => dispatch({ type: 'tick', now: Date.now() }), 9_000);
    redraw();
  };
  function arrived(before: View): void {
    for (const line of state.view.lines.slice(before.lines.length))
      if (line.kind === 'message')
        handover.emit('message', { seq: line.seq, author: line.message.author });
  }

  /** Words in layers: the extras' English, the language's file, the tenant's own. */
  const words: unknown[] = [];
  const speak = (...more: unknown[]) => {
    if (more.length > 1) words.splice(1, 2, ...more);
    else words[0] = more[0];
    state.say = sayer(...words);
  };
  let loading: Promise<Extras> | undefined;
  function extras(): Promise<Extras> {
    return (loading ??= handover
      .load(__EXTRAS__, { h: element, Fragment: Group, options: preactOptions })
      .then(
        (loaded) => {
          const it = loaded as Extras;
          applyStyles(handover.root, it.styles, options.nonce);
          speak(it.texts);
          change({ extras: it });
          return it;
        },
        (error) => {
          loading = undefined;
          throw error;
        },
      ));
  }
  /** A screen whose script does not come is no screen. */
  const want = () => void extras().catch(() => change({ screen: 'chat', menu: false }));

  const sessions = createSessions({
    base,
    siteKey,
    store,
    locale: () => state.locale,
    identity: () => options.identity,
    resumeWindowMs: () => state.config.resumeWindowMs,
  });
  const connection = createConnection({
    base,
    sessions,
    cursor: () => state.view.cursor,
    eager: () => (state.open && !document.hidden) || state.view.queued.length > 0,
    onSession: (session) => dispatch({ type: 'session', ...session }),
    onFrame(frame) {
      if (frame.type === 'ack') outbox.remove(frame.clientId);
      dispatch({ type: 'frame', frame, now: Date.now() });
      settleOutbox();
    },
    onPage(events) {
      dispatch({ type: 'page', events, now: Date.now() });
      settleOutbox();
    },
    slowLane: extras,
    onState(next) {
      clearTimeout(awayTimer);
      const bad = next === 'waiting' || next === 'connecting';
      // Short breaks are nobody's business.
      if (bad) awayTimer = setTimeout(() => change({ away: true }), 2_000);
      change({ connection: next, away: bad && state.away });
      handover.emit('connection', next);
      if (next === 'online') void outbox.flush();
    },
  });
  const outbox = createOutbox({
    store,
    siteKey,
    online: () => connection.state() === 'online',
    deliver: connection.deliver,
    changed: (items) => dispatch({ type: 'queue', items }),
  });
  /** What the log already has needs no sending, whoever sent it. */
  function settleOutbox(): void {
    const items = outbox.items();
    if (!items.length) return;
    const there = new Set<string | undefined>();
    for (const line of state.view.lines)
      if (line.kind === 'message') there.add(line.message.clientId);
    for (const item of items) if (there.has(item.clientId)) outbox.remove(item.clientId);
  }

  function markRead(): void {
    const { view } = state;
    if (!state.open || document.hidden || state.screen !== 'chat' || view.readSeq >= view.cursor)
      return;
    if (unreadCount(view) > 0) connection.send({ type: 'read', seq: view.cursor });
    state.view = reduce(view, { type: 'read' });
  }

  async function configure(): Promise<void> {
    const query = `?key=${encodeURIComponent(siteKey)}&locale=${encodeURIComponent(wanted)}`;
    const answer = await ask(`${base}v1/config${query}`);
    if (stopped) return;
    if (answer.code) {
      if (answer.status === 403 || answer.status === 404) change({ connection: 'blocked' });
      else if (!state.configured) setTimeout(() => state.open && void configure(), 5_000);
      return;
    }
    const config = parseConfig(answer.body);
    const locale = options.locale || config.locale || wanted;
    const language = languageOf(locale);
    let file: unknown;
    // The tenant's texts win; the file fills what they leave open.
    if (language !== 'en' && languages.includes(language))
      file = (await ask(`${base}${__LOCALES__}/${language}.json`)).body;
    speak(file, config.texts);
    change({ config, configured: true, locale });
    if (config.consent.required) want();
    const { branding, name, assistantName } = config;
    store.set(':look', JSON.stringify({ branding, name, assistantName }));
    redraw();
  }

  /** From here on storage and connections are the visitor's own wish. */
  function interact(): void {
    store.allow();
  }
  function connect(): void {
    interact();
    connection.start();
  }
  function send(words: string, quickReply?: boolean): void {
    const trimmed = words.trim();
    if (!trimmed) return;
    interact();
    if (state.view.status === 'ended') startOver();
    outbox.add(trimmed.toWellFormed?.() ?? trimmed, quickReply);
    typing(false);
    connect();
    connection.wake();
    void outbox.flush();
  }
  function typing(on: boolean): void {
    const human = state.view.floor === 'agent' || state.view.floor === 'queue';
    const now = Date.now();
    if (!human || (on ? now - typed < 3_000 : typed === 0)) return;
    typed = on ? now : 0;
    connection.send({ type: 'typing', on });
  }
  function setOpen(open: boolean, byVisitor = false): void {
    if (state.open === open) return;
    change({ open });
    handover.emit(open ? 'open' : 'close');
    if (!open) {
      typing(false);
      state.menu = false;
      return;
    }
    if (byVisitor) interact();
    // What is behind the menu is there by the time somebody looks for it.
    setTimeout(want, 1_500);
    if (!state.configured) void configure();
    if (sessions.stored()) connection.start();
    markRead();
  }
  function startOver(): void {
    connection.stop();
    sessions.forget();
    dispatch({ type: 'reset' });
    dispatch({ type: 'queue', items: outbox.items() });
    change({ screen: 'chat' });
  }

  const stopStore = store.onChange((key) => {
    if (key.startsWith(':o:')) {
      dispatch({ type: 'queue', items: outbox.items() });
      if (connection.state() === 'online') void outbox.flush();
    } else if (key === '') {
      const stored = sessions.stored();
      const current = connection.session();
      if (!stored && current) {
        connection.stop();
        dispatch({ type: 'reset' });
      } else if (stored && stored.conversationId !== state.view.conversationId)
        connection.restart();
      else if (stored?.status === 'ended' && state.view.status === 'open') connection.restart();
    }
  });
  const online = () => {
    change({ offline: navigator.onLine === false });
    if (!state.offline) connection.wake();
  };
  const seen = () => {
    if (document.hidden) return;
    connection.wake();
    markRead();
    redraw();
  };
  addEventListener('online', online);
  addEventListener('offline', online);
  document.addEventListener('visibilitychange', seen);

  dispatch({ type: 'queue', items: outbox.items() });
  if ((sessions.stored()?.until ?? 0) > Date.now()) {
    // Here before: the visitor has agreed to storage by using it, and may be waited for.
    store.allow();
    connection.start();
    void configure();
  }

  const vote = async (value: string, messageId?: string, comment?: string): Promise<boolean> => {
    if (messageId) dispatch({ type: 'voted', messageId, value });
    return !(await connection.post('feedback', { messageId, value, comment })).code;
  };

  return {
    state,
    change,
    send,
    typing,
    setOpen,
    startOver,
    configure,
    vote,
    wake: connection.wake,
    unread: () => unreadCount(state.view),
    discard: outbox.remove,
    toggleMenu(menu: boolean) {
      want();
      change({ menu });
    },
    show(screen: Screen) {
      if (screen !== 'chat') want();
      change({ screen });
    },
    retry(clientId: string) {
      if (state.view.status === 'ended') startOver();
      outbox.retry(clientId);
      connect();
    },
    draft(words: string) {
      change({ draft: words });
      interact();
      if (words) store.set(':draft', words);
      else store.remove(':draft');
      if (words) typing(true);
      // The session is under way by the time the sentence is finished.
      if (words && !sessions.stored()) connection.start();
    },
    async consent() {
      interact();
      store.set(':consent', 'yes');
      change({ consented: true });
      connection.start();
      await connection.post('consent', { purpose: 'chat', granted: true });
    },
    async escalate() {
      connect();
      if (!connection.send({ type: 'escalate' })) await connection.post('escalate', {});
    },
    async copy() {
      if (await (await extras()).copyTranscript(state)) change({ spoken: state.say('copied') });
    },
    async lead(fields: object): Promise<string> {
      connect();
      return (await connection.post('lead', fields)).code;
    },
    end: () => connection.end(),
    reset() {
      connection.stop();
      store.clear();
      dispatch({ type: 'reset' });
      change({ screen: 'chat', draft: '', consented: false });
    },
    refresh() {
      if (connection.session()) connection.restart();
    },
    rtl: () => (options.locale ? isRightToLeft(options.locale) : state.config.direction === 'rtl'),
    stop() {
      stopped = true;
      connection.stop();
      stopStore();
      removeEventListener('online', online);
      removeEventListener('offline', online);
      document.removeEventListener('visibilitychange', seen);
    },
  };
}

export type Controller = ReturnType<typeof createController>;
