/**
 * The panel's state and acts in one place: wires store, session, connection and outbox to the
 * reducer and to whoever draws. Side effects: those of its parts, and timers for what goes out by itself.
 */
import { createActs } from '#widget/acts';
import { createConnection } from '#widget/connection';
import type { Handover } from '#widget/handover';
import { map } from '#widget/list';
import { createOutbox } from '#widget/outbox';
import { createPageTools } from '#widget/page-tools';
import { field, parseConfig } from '#widget/parse';
import type { FileId } from '#protocol/ids';
import { createSessions } from '#widget/session';
import type { State } from '#widget/state';
import { painter } from '#widget/painter';
import { createStore } from '#widget/store';
import { createTenant } from '#widget/tenant';
import { isRightToLeft, sayer } from '#widget/texts';
import { emptyView, reduce, unreadCount, type Input, type SendMore } from '#widget/view';

export function createController(handover: Handover, draw: (state: State) => void) {
  const { base, options } = handover;
  const siteKey = options.siteKey!;
  const store = createStore(siteKey);
  const wanted = options.locale || navigator.language || 'en';
  const state: State = {
    view: emptyView(),
    open: false,
    screen: 'chat',
    connection: 'idle',
    away: false,
    offline: !navigator.onLine,
    config: parseConfig(null),
    configured: false,
    consented: store.get(':consent') === 'yes',
    locale: wanted,
    say: sayer(),
    draft: store.get(':draft') ?? '',
    spoken: '',
    menu: false,
    files: [],
    asking: false,
  };
  let awayTimer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let ticking: ReturnType<typeof setTimeout> | undefined;
  let typed = 0;
  let shownUnread = -1;

  const redraw = painter(
    () => draw(state),
    () => stopped,
  );
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
    // From here on the wish for a person is the conversation's to remember.
    if (view.askedSeq > before.askedSeq) state.asking = false;
    if (view.status === 'ended' && !state.extras) want();
    markRead();
    const unread = unreadCount(state.view);
    if (unread !== shownUnread) handover.emit('unread', (shownUnread = unread));
    if ((view.turn || view.typing) && !ticking)
      ticking = setTimeout(() => {
        ticking = undefined;
        dispatch({ type: 'tick', now: Date.now() });
      }, 9_000);
    redraw();
  };
  const { configure, extras, want } = createTenant({ handover, state, wanted, change });
  const sessions = createSessions({
    base,
    siteKey,
    store,
    locale: () => state.locale,
    identity: () => field(options, 'identity'),
    resumeWindowMs: () => state.config.resumeWindowMs,
  });
  const connection = createConnection({
    base,
    sessions,
    cursor: () => state.view.cursor,
    eager: () => (state.open && !document.hidden) || state.view.queued.length > 0,
    onSession: (session) => dispatch({ type: 'session', ...session }),
    onFrame(frame) {
      if (frame.type === 'page_call') return void pageTools.run(frame);
      if (frame.type === 'ack') outbox.remove(frame.clientId);
      dispatch({ type: 'frame', frame, now: Date.now() });
      if (frame.type === 'event' && frame.kind === 'message.created')
        handover.emit('message', { seq: frame.seq, author: frame.message.author });
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
      if (next !== 'online') return;
      pageTools.tellAnew();
      void outbox.flush();
      void acts.askForPerson();
    },
  });
  const pageTools = createPageTools(handover, store, connection.send);
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

  /** From here on storage and connections are the visitor's own wish. */
  function connect(): void {
    store.allow();
    connection.start();
  }
  function send(words: string, more?: SendMore): void {
    const trimmed = words.trim();
    // A file that is on its way, or that failed, is the visitor's to wait for or to take away.
    const files = more ? [] : state.files;
    const text = trimmed || map(files, (file) => file.name).join(', ');
    if (!text || files.some((file) => !file.id)) return;
    // The page may ask for this; the visitor has to agree first.
    if (state.config.consent.required && !state.consented) return change({ draft: trimmed });
    store.allow();
    if (state.view.status === 'ended') acts.startOver();
    outbox.add(
      text.toWellFormed?.() ?? text,
      files.length ? { attachments: map(files, (file) => file.id as FileId) } : more,
      map(files, (file) => file.name),
    );
    if (files.length) change({ files: [] });
    typing(false);
    want();
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
    if (byVisitor) store.allow();
    // What is behind the menu is there by the time somebody looks for it.
    setTimeout(want, 400);
    if (!state.configured) void configure();
    if (sessions.stored()) connection.start();
    markRead();
  }
  const acts = createActs({
    state,
    store,
    sessions,
    connection,
    outbox,
    change,
    dispatch,
    connect,
    extras,
    want,
  });

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
    change({ offline: !navigator.onLine });
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

  return {
    ...acts,
    base,
    store,
    sessions,
    state,
    change,
    send,
    typing,
    setOpen,
    configure,
    connect,
    wake: connection.wake,
    tellTools: pageTools.tell,
    unread: () => unreadCount(state.view),
    discard: outbox.remove,
    toggleMenu(menu: boolean) {
      want();
      change({ menu });
    },
    retry(clientId: string) {
      if (state.view.status === 'ended') acts.startOver();
      outbox.retry(clientId);
      connect();
    },
    draft(words: string) {
      change({ draft: words });
      store.allow();
      if (words) store.set(':draft', words);
      else store.remove(':draft');
      if (words) typing(true);
      // The session is under way by the time the sentence is finished.
      if (words && !sessions.stored()) connection.start();
    },
    refresh() {
      // A session that began as somebody else's begins anew, in the same conversation (session.ts).
      if (!/idle|ended/.test(connection.state())) connection.restart();
    },
    rtl: () => (options.locale ? isRightToLeft(options.locale) : state.config.direction === 'rtl'),
    stop() {
      stopped = true;
      state.asking = false;
      connection.stop();
      stopStore();
      removeEventListener('online', online);
      removeEventListener('offline', online);
      document.removeEventListener('visibilitychange', seen);
      pageTools.stop();
    },
  };
}

export type Controller = ReturnType<typeof createController>;
