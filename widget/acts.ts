/**
 * What a visitor may do beside writing: ask for a person, agree, judge, end, start over. Used by controller.ts, which spreads them
 * into what the screens get. Side effects: requests and storage through its parts.
 */
import type { Connection } from '#widget/connection';
import type { Outbox } from '#widget/outbox';
import type { Sessions } from '#widget/session';
import type { Screen, State } from '#widget/state';
import type { Store } from '#widget/store';
import type { Extras } from './extras.tsx';
import type { Input } from '#widget/view';

/** A request for a person is repeated until the conversation shows it or the server says no. */
const askAgainMs = 5_000;

export function createActs(deps: {
  state: State;
  store: Store;
  sessions: Sessions;
  connection: Connection;
  outbox: Outbox;
  change(next: Partial<State>): void;
  dispatch(input: Input): void;
  connect(): void;
  extras(): Promise<Extras>;
  want(): void;
}) {
  const { state, store, sessions, connection, outbox, change, dispatch, connect } = deps;
  let again: ReturnType<typeof setTimeout> | undefined;

  async function askForPerson(): Promise<void> {
    clearTimeout(again);
    if (!state.asking) return;
    if (state.view.floor !== 'assistant' || state.view.status === 'ended')
      return change({ asking: false });
    again = setTimeout(askForPerson, askAgainMs);
    if (connection.send({ type: 'escalate' })) return;
    const { code, status } = await connection.post('escalate', {});
    if (code && status >= 400 && status < 500 && status !== 429)
      change({ asking: false, spoken: state.say('wrong') });
  }
  function startOver(): void {
    connection.stop();
    sessions.forget();
    dispatch({ type: 'reset' });
    dispatch({ type: 'queue', items: outbox.items() });
    change({ screen: 'chat', asking: false });
  }

  return {
    askForPerson,
    startOver,
    post: connection.post,
    escalate() {
      change({ asking: true, screen: 'chat' });
      connect();
      void askForPerson();
    },
    askForPeople() {
      connect();
      if (!connection.send({ type: 'escalate', peopleOnly: true }))
        void connection.post('escalate', { peopleOnly: true });
    },
    async vote(value: string, messageId?: string, comment?: string): Promise<boolean> {
      if (messageId) dispatch({ type: 'voted', messageId, value });
      return !(await connection.post('feedback', { messageId, value, comment })).code;
    },
    async consent() {
      store.allow();
      store.set(':consent', 'yes');
      change({ consented: true });
      connection.start();
      await connection.post('consent', { purpose: 'chat', granted: true });
    },
    async copy() {
      if (await (await deps.extras()).copyTranscript(state))
        change({ spoken: state.say('copied') });
    },
    show(screen: Screen) {
      if (screen !== 'chat') deps.want();
      change({ screen });
    },
    end: () => connection.end(),
    reset() {
      connection.stop();
      store.clear();
      dispatch({ type: 'reset' });
      change({ screen: 'chat', draft: '', files: [], consented: false, asking: false });
    },
  };
}
