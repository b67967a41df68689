/** The list of everything said, with days, groups, the answer being written, and what may be said next. */
import { Component, createRef, type ComponentChild } from 'preact';
import type { Message } from '#protocol/message';
import { Avatar, speaker } from './header.tsx';
import { Icon } from './icon.tsx';
import { MessageLine, QueuedLine } from './message.tsx';
import { Plain, Words } from './words.tsx';
import { dateFormat } from '#widget/date';
import { map } from '#widget/list';
import type { Controller } from '#widget/controller';
import type { State } from '#widget/state';
import type { Line } from '#widget/view';

/** Messages of one author within this time stand together. */
const groupMs = 5 * 60_000;
const nearEndPx = 60;

interface MessagesProps {
  c: Controller;
  state: State;
  greeting: string;
}

const instant = (line: Line) => Date.parse(line.at) || 0;
const joins = (a: Line | undefined, b: Line | undefined) =>
  a?.kind === 'message' &&
  b?.kind === 'message' &&
  a.message.author === b.message.author &&
  a.message.authorName === b.message.authorName &&
  Math.abs(instant(a) - instant(b)) < groupMs;

export class Messages extends Component<MessagesProps, { below?: boolean }> {
  box = createRef<HTMLDivElement>();
  stuck = true;
  clock?: ReturnType<typeof setInterval>;

  toEnd = () => {
    const area = this.box.current!;
    area.scrollTop = area.scrollHeight;
    this.stuck = true;
    if (this.state.below) this.setState({ below: false });
  };
  override componentDidMount() {
    this.toEnd();
    // Counts down the seconds of messages that wait.
    this.clock = setInterval(() => {
      for (const item of this.props.state.view.queued) if (item.retryAt) return this.forceUpdate();
    }, 1_000);
  }
  override componentWillUnmount() {
    clearInterval(this.clock);
  }
  override componentDidUpdate(before: MessagesProps) {
    const { lines, queued } = this.props.state.view;
    const newest = lines[lines.length - 1];
    const added = lines.length > before.state.view.lines.length;
    if (this.stuck || queued.length > before.state.view.queued.length) this.toEnd();
    else if (added && newest?.kind === 'message' && newest.message.author !== 'visitor')
      this.setState({ below: true });
  }
  onScroll = () => {
    const area = this.box.current!;
    this.stuck = area.scrollHeight - area.scrollTop - area.clientHeight < nearEndPx;
    if (this.stuck && this.state.below) this.setState({ below: false });
  };

  rows({ c, state }: MessagesProps): ComponentChild[] {
    const { view, say, config, locale, extras } = state;
    const clock = dateFormat(locale, { hour: 'numeric', minute: '2-digit' });
    const rows: ComponentChild[] = [];
    let day = '';
    let mySeq = 0;
    for (const line of view.lines)
      if (line.kind === 'message' && line.message.author === 'visitor') mySeq = line.seq;
    map(view.lines, (line, i) => {
      const at = instant(line);
      const date = new Date(at).toDateString();
      if (at && date !== day && extras) {
        rows.push(
          <li class="note" key={date}>
            {extras.dayName(at, locale)}
          </li>,
        );
        day = date;
      }
      if (line.kind === 'note') {
        rows.push(
          <li class="note" key={line.seq} dir="auto">
            {say(line.note, line.name)}
          </li>,
        );
        return;
      }
      const { message } = line;
      const { author } = message;
      rows.push(
        <MessageLine
          key={message.turnId ?? message.id}
          c={c}
          say={say}
          message={message}
          at={line.at}
          time={at ? clock.format(at) : ''}
          first={!joins(view.lines[i - 1], line)}
          last={!joins(line, view.lines[i + 1])}
          name={author === 'visitor' ? say('you') : nameOf(message, state)}
          receipt={
            line.seq === mySeq && !view.queued.length
              ? say(view.seenSeq >= mySeq ? 'seen' : 'sent')
              : ''
          }
          beside={extras?.besideOf(state, message) ?? ''}
          vote={view.feedback[message.id]}
          thumbs={config.features.feedback && author === 'assistant' && !!message.turnId}
          extras={extras}
        />,
      );
    });
    return rows;
  }

  render(props: MessagesProps, { below }: { below?: boolean }) {
    const { c, state, greeting } = props;
    const { view, say, config, extras } = state;
    const { turn, queued } = view;
    return (
      <div class="middle">
        <div
          class="log"
          ref={this.box}
          role="region"
          aria-label={say('log')}
          tabIndex={0}
          onScroll={this.onScroll}
        >
          <div class="hello">
            <Avatar state={state} />
            {greeting && <Plain text={greeting} />}
            <p class="hint">{say('hint')}</p>
          </div>
          <ol class="lines">
            {this.rows(props)}
            {map(queued, (item) => (
              <QueuedLine key={item.clientId} c={c} item={item} say={say} />
            ))}
            {turn?.text ? (
              <li class="m assistant first last live" key="live">
                <span class="name" dir="auto">
                  {config.assistantName || say('ai')}
                </span>
                <div class="bubble">
                  <Words text={turn.text} say={say} extras={extras} streaming />
                </div>
              </li>
            ) : turn || view.typing ? (
              <li class="m assistant first last" key="dots">
                <div class="bubble dots" role="img" aria-label={say('typing', speaker(state))}>
                  <i />
                  <i />
                  <i />
                </div>
              </li>
            ) : null}
          </ol>
          {!turn && !queued.length && view.status !== 'ended' && next(c, state)}
        </div>
        {below && (
          <button type="button" class="newest" onClick={this.toEnd}>
            <Icon name="close" />
            {say('newest')}
          </button>
        )}
      </div>
    );
  }
}

const nameOf = (message: Message, { config, say }: State): string =>
  message.authorName ||
  (message.author === 'assistant' ? config.assistantName || say('ai') : config.name);

/** Quick replies of the newest message, or the tenant's suggestions at the start. */
function next(c: Controller, state: State): ComponentChild {
  const { config, say, view, consented } = state;
  if (config.consent.required && !consented) return null;
  const newest = view.lines[view.lines.length - 1];
  const message = newest?.kind === 'message' ? newest.message : undefined;
  const chip = (label: string, act: () => void) => (
    <button type="button" class="chip" dir="auto" onClick={act}>
      {label}
    </button>
  );
  const chips = map((newest ? message?.quickReplies : config.suggestions) ?? [], (words) =>
    chip(words, () => c.send(words, { quickReply: true })),
  );
  if (message?.notice === 'lead-offer') {
    // The server's own replies, when it sends some, already lead to a person.
    if (view.floor === 'assistant' && !chips.length) chips.push(chip(say('person'), c.escalate));
    if (config.features.lead && !view.leadDone)
      chips.push(chip(say('details'), () => c.show('lead')));
  }
  return chips.length ? <div class="chips">{chips}</div> : null;
}
